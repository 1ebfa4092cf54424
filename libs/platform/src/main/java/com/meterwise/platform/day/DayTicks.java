package com.meterwise.platform.day;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;
import com.meterwise.contracts.DayDone;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.MarketDayClosed;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** The ticks that say a market day is closed, from ingestion and from the services whose work comes before ours. */
final class DayTicks {
    private static final TypeReference<Map<String, Map<Integer, Long>>> OFFSETS = new TypeReference<>() {};
    private final Set<String> sources;
    private final Set<String> topics;

    /** @param topics what the service reads: it cannot wait for the others */
    DayTicks(Set<String> waitsFor, Set<String> topics) {
        this.topics = Set.copyOf(topics);
        Set<String> all = new java.util.HashSet<>(waitsFor);
        all.add(Topic.INGESTION);
        sources = Set.copyOf(all);
    }

    static void marketDays(List<Received> records, Work work) throws Exception {
        for (Received record : records) {
            MarketDayClosed closed = record.as(MarketDayClosed.class);
            Map<String, Map<Integer, Long>> upTo = new HashMap<>(closed.masterUpTo() == null ? Map.of() : closed.masterUpTo());
            upTo.put(Topic.READINGS.name(), closed.readingsUpTo());
            add(work.connection(), Topic.INGESTION, closed.day(), closed.revision(), closed.through(), upTo,
                    closed.customers() == null ? List.of() : closed.customers(), closed.closedAt());
        }
    }

    static void daysDone(List<Received> records, Work work) throws Exception {
        for (Received record : records) {
            DayDone done = record.as(DayDone.class);
            add(work.connection(), done.service(), done.day(), done.revision(), done.through(), done.upTo(), List.of(), done.at());
        }
    }

    private static void add(Connection connection, String source, LocalDate day, int revision, LocalDate through,
            Map<String, Map<Integer, Long>> upTo, List<String> customers, Instant at) throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into day_tick (day, revision, source, through, up_to, customers, closed_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, day);
            insert.setInt(2, revision);
            insert.setString(3, source);
            insert.setObject(4, through);
            insert.setString(5, Json.MAPPER.writeValueAsString(upTo));
            insert.setArray(6, connection.createArrayOf("text", customers.toArray()));
            insert.setTimestamp(7, Timestamp.from(at));
            insert.executeUpdate();
        }
    }

    /** The first day, in order, whose work is not done; by (run, day, revision), so that a late revision follows the days before it. */
    Optional<ClosedDay> next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select day, revision, through, customers from day_tick
                where source = ? and not exists (select from day_run where day_run.day = day_tick.day
                    and day_run.revision = day_tick.revision and state = 'DONE')
                order by through, day, revision limit 1""")) {
            select.setString(1, Topic.INGESTION);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) return Optional.empty();
                return Optional.of(new ClosedDay(found.getObject(1, LocalDate.class), found.getInt(2), found.getObject(3, LocalDate.class),
                        List.of((String[]) found.getArray(4).getArray())));
            }
        }
    }

    /** Whether all ticks of the day are here and every record they rest on has been applied. */
    boolean isReady(Connection connection, ClosedDay day) throws Exception {
        List<String> vectors = new ArrayList<>();
        try (PreparedStatement select = connection
                .prepareStatement("select up_to from day_tick where day = ? and revision = ? and source = any(?)")) {
            select.setObject(1, day.day());
            select.setInt(2, day.revision());
            select.setArray(3, connection.createArrayOf("text", sources.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    vectors.add(found.getString(1));
            }
        }
        if (vectors.size() < sources.size()) return false;
        for (String vector : vectors) {
            Map<String, Map<Integer, Long>> upTo = Json.MAPPER.readValue(vector, OFFSETS);
            upTo.keySet().retainAll(topics);
            if (!Watermarks.isConsumed(connection, upTo)) return false;
        }
        return true;
    }
}
