package com.meterwise.campaign.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Cap;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.valuation.Learning;

/** What is reserved of caps and budgets. Lives as long as its transaction. */
public final class ReservationTable {
    /** What is not counted by bucket at the close of a day; of no day, everything. */
    private static final String OTHERS = "(day is distinct from ?::date or live)";
    private static final String COUNTED = "state <> 'RELEASED'";
    private final Connection connection;

    public ReservationTable(Connection connection) { this.connection = connection; }

    /** Nobody else counts these buckets until the transaction ends. */
    public void lock(int firstBucket, int lastBucket) throws SQLException {
        select("select bucket from allowance where bucket between ? and ? order by bucket for update", row -> {}, firstBucket, lastBucket);
    }

    /** For a day's close. @param units group accounts and customers to be decided on; @param day of the decisions */
    public Usage usage(Collection<String> units, LocalDate day, int firstBucket, int lastBucket) throws SQLException {
        List<Usage.Tally> today = new ArrayList<>();
        select("select campaign_id, channel, day, bucket, count(*) from reservation where day = ? and not live and bucket between ? and ? and "
                + COUNTED + " group by 1, 2, 3, 4", row -> today.add(tally(row)), day, firstBucket, lastBucket);
        return usage(units, day, day, today);
    }

    /** For decisions before a day's close, with every bucket locked: all that is reserved counts alike. */
    public Usage usageOfAll(Collection<String> units, LocalDate day) throws SQLException {
        return usage(units, day, null, List.of());
    }

    /** @param closing the day whose close has counts of its own, in {@code today}; null if no day has */
    private Usage usage(Collection<String> units, LocalDate day, LocalDate closing, List<Usage.Tally> today) throws SQLException {
        List<Claim> own = new ArrayList<>();
        select("select customer_id, unit, campaign_id, product_id, channel, day, cost from reservation where unit = any(?) and " + COUNTED
                + " order by day, offer_id", row -> own.add(claim(row)), connection.createArrayOf("text", units.toArray()));
        List<Usage.Tally> tallies = new ArrayList<>();
        select("select campaign_id, channel, day, -1, count(*) from reservation where " + OTHERS + " and day between ? and ? and " + COUNTED
                + " group by 1, 2, 3", row -> tallies.add(tally(row)), closing, day.minusDays(Cap.LONGEST_DAYS),
                day.plusDays(Cap.LONGEST_DAYS));
        Map<String, Money> spent = new HashMap<>();
        select("select campaign_id, sum(cost) from reservation where " + OTHERS + " and " + COUNTED + " group by 1",
                row -> spent.put(row.getString(1), new Money(row.getBigDecimal(2))), closing);
        return new Usage(own, tallies, today, spent);
    }

    /** @param decisions that offer: each has a reservation */
    public void add(Collection<Decision> decisions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reservation (offer_id, customer_id, unit, bucket, campaign_id, channel, day, cost, product_id, expected, live)
                values (?,?,?,?,?,?,?,?,?,?,?)
                """)) {
            for (Decision decision : decisions) {
                Claim claim = decision.claim();
                Object[] values = { decision.offerId().orElseThrow(), claim.customerId(), claim.unit(), claim.bucket(), claim.campaignId(),
                        claim.channel(), claim.day(), claim.cost().amount(), claim.productId(), decision.acceptanceUnlearned(),
                        decision.isLive() };
                for (int i = 0; i < values.length; i++)
                    insert.setObject(i + 1, values[i]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The offer reached its customer: what it takes is taken for good. */
    public void commit(String offerId) throws SQLException {
        state(offerId, "COMMITTED");
    }

    /** The offer ended before it reached its customer: what it took is given back. One that did reach the customer stays counted. */
    public void release(String offerId) throws SQLException {
        state(offerId, "RELEASED");
    }

    /**
     * What answers have taught, by product.
     *
     * @param until answers after it are left for the next day
     */
    public Map<String, Double> learned(Instant until) throws SQLException {
        Map<String, Double> learned = new TreeMap<>();
        select("""
                select product_id, count(*), count(*) filter (where status = 'ACCEPTED'), sum(expected::numeric)
                  from (select reservation.product_id, reservation.expected, offer.status
                          from reservation join offer on offer.offer_id = reservation.offer_id
                         where reservation.state = 'COMMITTED' and offer.status in ('ACCEPTED', 'DECLINED', 'EXPIRED') and offer.at < ?) told
                 group by 1
                """,
                row -> learned.put(row.getString(1), Learning.shift(row.getInt(2), row.getInt(3), row.getDouble(4))),
                until.atOffset(ZoneOffset.UTC));
        return learned;
    }

    private void state(String offerId, String state) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update reservation set state = ? where offer_id = ? and state = 'RESERVED'")) {
            update.setString(1, state);
            update.setString(2, offerId);
            update.executeUpdate();
        }
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void select(String sql, Reader reader, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++)
                select.setObject(i + 1, values[i]);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    reader.read(rows);
            }
        }
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getObject(6, LocalDate.class), new Money(row.getBigDecimal(7)));
    }

    private static Usage.Tally tally(ResultSet row) throws SQLException {
        return new Usage.Tally(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getInt(4), row.getInt(5));
    }
}
