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
import com.meterwise.campaign.intake.Profile;
import com.meterwise.campaign.intake.SnapshotTable;

/** Puts together what is known of customers on a market day. */
public final class CandidateTable {
    private final Connection connection;

    public CandidateTable(Connection connection) { this.connection = connection; }

    /** @param reasons why each customer is considered; its keys are the customers. @return by customer */
    public List<Candidate> on(LocalDate day, Map<String, List<String>> reasons) throws SQLException {
        Map<String, Account> accounts = new AccountTable(connection).find(reasons.keySet());
        Map<String, Profile> profiles = SnapshotTable.profiles(connection).asOf(reasons.keySet(), day);
        Map<String, Forecast> forecasts = SnapshotTable.forecasts(connection).asOf(reasons.keySet(), day);
        Map<String, Map<String, Standing>> standings = new OfferListTable(connection).standings(reasons.keySet());
        List<Candidate> candidates = new ArrayList<>();
        new TreeMap<>(reasons).forEach((customerId, why) -> candidates
                .add(new Candidate(accounts.getOrDefault(customerId, Account.unknown(customerId)), profiles.get(customerId),
                        forecasts.get(customerId), standings.getOrDefault(customerId, Map.of()), day, why)));
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
