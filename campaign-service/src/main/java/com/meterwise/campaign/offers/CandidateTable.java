package com.meterwise.campaign.offers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Standing;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.AccountTable;
import com.meterwise.campaign.intake.Forecast;
import com.meterwise.campaign.intake.History;
import com.meterwise.campaign.intake.HistoryTable;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.intake.MarketTable;
import com.meterwise.campaign.intake.Profile;
import com.meterwise.campaign.intake.SnapshotTable;

/** Puts together what is known of customers on a market day. */
public final class CandidateTable {
    private final Connection connection;

    public CandidateTable(Connection connection) { this.connection = connection; }

    /** @param reasons why each customer is considered; its keys are the customers. @return by customer */
    public List<Candidate> on(LocalDate day, Map<String, List<String>> reasons) throws SQLException {
        return on(day, reasons, new MarketTable(connection).asOf(day));
    }

    /** @param market as it was known that day */
    public List<Candidate> on(LocalDate day, Map<String, List<String>> reasons, Market market) throws SQLException {
        Map<String, Account> accounts = new AccountTable(connection).find(reasons.keySet());
        Map<String, Profile> profiles = SnapshotTable.profiles(connection).asOf(reasons.keySet(), day);
        Map<String, Forecast> forecasts = SnapshotTable.forecasts(connection).asOf(reasons.keySet(), day);
        Map<String, Map<String, Standing>> standings = new OfferListTable(connection).standings(reasons.keySet());
        Map<String, History> histories = new HistoryTable(connection).asOf(reasons.keySet(), day);
        List<Candidate> candidates = new ArrayList<>();
        new TreeMap<>(reasons).forEach((customerId, why) -> candidates
                .add(new Candidate(accounts.getOrDefault(customerId, Account.unknown(customerId)), profiles.get(customerId),
                        forecasts.get(customerId), standings.getOrDefault(customerId, Map.of()), day, why,
                        histories.getOrDefault(customerId, History.NONE), market)));
        return candidates;
    }

    /** The last market day a profile is known of: what questions asked between two days are answered for. */
    public Optional<LocalDate> lastDay() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(day) from profile");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    /** Customers nobody has asked about. */
    public static Map<String, List<String>> unexplained(List<String> customers) {
        Map<String, List<String>> none = new TreeMap<>();
        customers.forEach(customer -> none.put(customer, List.of()));
        return none;
    }

    /** Customers of a run of buckets, counted by group account, by id. */
    public List<String> customers(int firstBucket, int lastBucket) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select customer_id from account where unit_bucket between ? and ? order by customer_id")) {
            select.setInt(1, firstBucket);
            select.setInt(2, lastBucket);
            List<String> customers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    customers.add(rows.getString(1));
            }
            return customers;
        }
    }

    /** Customers with a profile, by id. */
    public List<String> customers(int limit) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select distinct customer_id from profile order by customer_id limit ?")) {
            select.setInt(1, limit);
            List<String> customers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    customers.add(rows.getString(1));
            }
            return customers;
        }
    }
}
