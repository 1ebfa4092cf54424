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

    /** Where a customer is; null where that is not known. */
    public record Place(String feederId, String region) {}

    /** Ids of the customers of a run of buckets, in order. */
    public static List<String> customers(int firstBucket, int lastBucket, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select customer_id from customer where bucket between ? and ? order by customer_id collate \"C\"")) {
            select.setInt(1, firstBucket);
            select.setInt(2, lastBucket);
            return texts(select);
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

    /** Of these customers; one whose meters hang on several feeders counts for the first of them. */
    public static Map<String, Place> places(Collection<String> customers, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id, region, (select min(feeder_id collate "C") from meter where meter.customer_id = customer.customer_id
                    and meter.kind = 'CUSTOMER') from customer where customer_id = any(?)""")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            Map<String, Place> places = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    places.put(row.getString(1), new Place(row.getString(3), row.getString(2)));
            }
            return places;
        }
    }

    /** Customers of a region, in order. */
    public static List<String> inRegion(String region, Connection connection) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select customer_id from customer where region = ? order by customer_id collate \"C\"")) {
            select.setString(1, region);
            return texts(select);
        }
    }

    /** Customers that count for a feeder, in order. */
    public static List<String> onFeeder(String feederId, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct customer_id collate "C" from meter where feeder_id = ? and kind = 'CUSTOMER'
                    and customer_id in (select customer_id from customer)
                    and not exists (select from meter as other where other.customer_id = meter.customer_id and other.kind = 'CUSTOMER'
                        and other.feeder_id collate "C" < meter.feeder_id) order by 1""")) {
            select.setString(1, feederId);
            return texts(select);
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

    /** Those of these customers of whom a value is known of a day or of an earlier one. */
    public static List<String> knownSince(LocalDate day, Collection<String> customers, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id from unnest(?) as wanted (id) where exists (select from meter_day
                    where owner_id = id and channel = 'importKwh' and day <= ? and present > 0)""")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setObject(2, day);
            return texts(select);
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

    /** The first column of what is found. */
    public static List<String> texts(PreparedStatement select) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next())
                texts.add(row.getString(1));
        }
        return texts;
    }
}
