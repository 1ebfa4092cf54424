package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the days' work asks about customers and meters. */
public final class MasterTable {
    private MasterTable() {}

    /** A meter that hangs on a feeder or measures its supply. */
    public record FeederMeter(String meterId, String feederId, String accuracyClass, boolean active, Instant validFrom) {
        /** Whether the balance of a day that begins at {@code start} has to wait for it. */
        public boolean isExpected(Instant start) {
            return active && !validFrom.isAfter(start);
        }
    }

    /** The areas a customer belongs to; null where it belongs to none. */
    public record Areas(String feederId, String region) {}

    /** Ids of the customers of a run of buckets, in order. */
    public static List<String> customers(int firstBucket, int lastBucket, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select customer_id from customer where bucket between ? and ? order by customer_id collate \"C\"")) {
            select.setInt(1, firstBucket);
            select.setInt(2, lastBucket);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    ids.add(row.getString(1));
            }
            return ids;
        }
    }

    /** COMMERCIAL, RESIDENTIAL and the like, of these customers. */
    public static Map<String, String> kinds(Collection<String> customers, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select customer_id, kind from customer where customer_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            Map<String, String> kinds = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    kinds.put(row.getString(1), row.getString(2));
            }
            return kinds;
        }
    }

    /** Regions of these customers; one of none is left out. */
    public static Map<String, String> regions(Collection<String> customers, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select customer_id, region from customer where customer_id = any(?) and region is not null")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            Map<String, String> regions = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    regions.put(row.getString(1), row.getString(2));
            }
            return regions;
        }
    }

    /** By customer; one whose meters hang on several feeders counts for the first of them. */
    public static Map<String, Areas> areas(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id, region, (select min(feeder_id collate "C") from meter where meter.customer_id = customer.customer_id
                    and meter.kind = 'CUSTOMER') from customer"""); ResultSet row = select.executeQuery()) {
            Map<String, Areas> areas = new HashMap<>();
            while (row.next())
                areas.put(row.getString(1), new Areas(row.getString(3), row.getString(2)));
            return areas;
        }
    }

    public static List<FeederMeter> feederMeters(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select meter_id, feeder_id, accuracy_class, active, valid_from from meter where feeder_id is not null
                order by meter_id collate "C\""""); ResultSet row = select.executeQuery()) {
            List<FeederMeter> meters = new ArrayList<>();
            while (row.next())
                meters.add(new FeederMeter(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4),
                        row.getObject(5, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC).toInstant()));
            return meters;
        }
    }

    public static boolean isCustomer(String customerId, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from customer where customer_id = ?")) {
            select.setString(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The last day on which a meter of the customer has a value. */
    public static Optional<LocalDate> lastKnownDay(String customerId, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select max(day) from meter_day where owner_id = ? and channel = 'importKwh' and present > 0")) {
            select.setString(1, customerId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
            }
        }
    }
}
