package com.meterwise.stack.faults;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

/** What the services have made of the readings, read where they keep it: no answer of theirs stands between it and the eye. */
public final class ReadModels {
    private static final String OF_DAYS = " from meter_day where day >= ? and day <= ?";
    private static final int MISSING_STORED = Integer.MIN_VALUE;

    private final DataSource ingestion;
    private final DataSource segmentation;
    private final DataSource forecasting;

    public ReadModels(DataSource ingestion, DataSource segmentation, DataSource forecasting) {
        this.ingestion = ingestion;
        this.segmentation = segmentation;
        this.forecasting = forecasting;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** As measured, in Wh a slot, as ingestion keeps it. */
    public Map<MeterDay, long[]> measured(LocalDate from, LocalDate to) {
        return read(ingestion, "select meter_id, day, wh" + OF_DAYS + " and channel = 'importKwh'", from, to,
                row -> longs((Long[]) row.getArray(3).getArray()));
    }

    /** As ingestion tells the others: measured, else estimated or edited. */
    public Map<MeterDay, Held> told(LocalDate from, LocalDate to) {
        return read(ingestion, "select meter_id, day, revision, case when marks is null then wh else validated end" + OF_DAYS
                + " and channel = 'importKwh'", from, to, row -> Held.of(row.getInt(3), longs((Long[]) row.getArray(4).getArray())));
    }

    public Map<MeterDay, Held> forecasting(LocalDate from, LocalDate to) {
        return read(forecasting, "select meter_id, day, revision, wh" + OF_DAYS + " and channel = 'importKwh'", from, to,
                row -> Held.of(row.getInt(3), rounded((Double[]) row.getArray(4).getArray())));
    }

    /** Meters of customers only. */
    public Map<MeterDay, Held> segmentation(LocalDate from, LocalDate to) {
        return read(segmentation, "select meter_id, day, revision, wh" + OF_DAYS, from, to,
                row -> Held.of(row.getInt(3), unpacked(row.getBytes(4))));
    }

    /** Days of customers whose total is not the sum over their meters, which a block counted twice would make. */
    public Map<MeterDay, Long> unevenCustomerDays(LocalDate from, LocalDate to) {
        Map<MeterDay, Long> sums = new HashMap<>();
        read(segmentation, "select customer_id || ' ' || meter_id, day, customer_id, wh" + OF_DAYS, from, to, row -> {
            sums.merge(new MeterDay(row.getString(3), row.getObject(2, LocalDate.class)), Held.of(0, unpacked(row.getBytes(4))).totalWh(),
                    Long::sum);
            return null;
        });
        Map<MeterDay, Long> uneven = new HashMap<>();
        read(segmentation, "select customer_id, day, total_wh from customer_day where day >= ? and day <= ?", from, to,
                row -> row.getLong(3)).forEach((customer, total) -> {
                    if (!total.equals(sums.getOrDefault(customer, 0L))) uneven.put(customer, total);
                });
        return uneven;
    }

    /** Messages a service gave up. */
    public static long deadLetters(DataSource service) {
        return one(service, "select count(*) from dead_letter");
    }

    /** Customers with more than one open offer of a campaign. */
    public static long doubleOffers(DataSource campaign) { return one(campaign, """
            select count(*) from (select 1 from offer where status in ('PROPOSED', 'APPROVED', 'SENT')
            group by customer_id, campaign_id having count(*) > 1) twice"""); }

    private static long one(DataSource source, String query) {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query + ": " + e.getMessage(), e);
        }
    }

    private static <T> Map<MeterDay, T> read(DataSource source, String query, LocalDate from, LocalDate to, Reader<T> reader) {
        try (Connection connection = source.getConnection(); PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, from);
            select.setObject(2, to);
            Map<MeterDay, T> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    found.put(new MeterDay(rows.getString(1), rows.getObject(2, LocalDate.class)), reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(query + ": " + e.getMessage(), e);
        }
    }

    private static long[] longs(Long[] boxed) {
        long[] wh = new long[boxed.length];
        for (int i = 0; i < wh.length; i++)
            wh[i] = boxed[i];
        return wh;
    }

    private static long[] rounded(Double[] boxed) {
        long[] wh = new long[boxed.length];
        for (int i = 0; i < wh.length; i++)
            wh[i] = boxed[i].isNaN() ? Journal.NONE : Math.round(boxed[i]);
        return wh;
    }

    private static long[] unpacked(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long[] wh = new long[bytes.length / Integer.BYTES];
        for (int i = 0; i < wh.length; i++) {
            int stored = buffer.getInt();
            wh[i] = stored == MISSING_STORED ? Journal.NONE : stored;
        }
        return wh;
    }
}
