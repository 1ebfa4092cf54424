package com.meterwise.ingestion.republication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.meterday.MeterDayPages;

/** Republications in PostgreSQL. */
final class RepublicationTable {
    private RepublicationTable() {}

    /** @return false if one is running for the service */
    static boolean begin(Connection connection, String id, String service, LocalDate from, LocalDate to, long total, Instant at)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into republication (id, service, from_day, to_day, total, asked_at) values (?, ?, ?, ?, ?, ?)
                on conflict (service) where done_at is null do nothing""")) {
            insert.setString(1, id);
            insert.setString(2, service);
            insert.setObject(3, from);
            insert.setObject(4, to);
            insert.setLong(5, total);
            insert.setObject(6, at.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** One that is not done, locked until the end of the transaction; another replica's is passed by. */
    static Optional<Open> lockOpen(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, service, from_day, to_day, at_day, at_meter, at_channel from republication where done_at is null
                order by asked_at, id limit 1 for update skip locked"""); ResultSet found = select.executeQuery()) {
            if (!found.next()) return Optional.empty();
            LocalDate at = found.getObject(5, LocalDate.class);
            MeterDayPages.Position after = at == null
                    ? MeterDayPages.Position.before(found.getObject(3, LocalDate.class))
                    : new MeterDayPages.Position(at, found.getString(6), found.getString(7));
            return Optional.of(new Open(found.getString(1), found.getString(2), found.getObject(4, LocalDate.class), after));
        }
    }

    /** @param after the last meter-day told */
    record Open(String id, String service, LocalDate to, MeterDayPages.Position after) {}

    static void advance(Connection connection, String id, MeterDayPages.Position to, int meterDays) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update republication set published = published + ?, at_day = ?, at_meter = ?, at_channel = ? where id = ?""")) {
            update.setInt(1, meterDays);
            update.setObject(2, to.day());
            update.setString(3, to.meterId());
            update.setString(4, to.channel());
            update.setString(5, id);
            update.executeUpdate();
        }
    }

    static void end(Connection connection, String id, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update republication set done_at = ? where id = ?")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    /** The latest first. @param id null for all */
    static List<Republication> list(Connection connection, String id, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, service, from_day, to_day, total, published, asked_at, done_at from republication
                where ?::text is null or id = ? order by asked_at desc, id limit ?""")) {
            select.setString(1, id);
            select.setString(2, id);
            select.setInt(3, limit);
            List<Republication> all = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    OffsetDateTime done = found.getObject(8, OffsetDateTime.class);
                    all.add(new Republication(found.getString(1), found.getString(2), found.getObject(3, LocalDate.class),
                            found.getObject(4, LocalDate.class), Topic.rebuild(found.getString(2)).name(),
                            done == null ? Republication.RUNNING : Republication.DONE, found.getLong(5), found.getLong(6),
                            found.getObject(7, OffsetDateTime.class).toInstant(), done == null ? null : done.toInstant()));
                }
            }
            return all;
        }
    }
}
