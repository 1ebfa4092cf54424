package com.meterwise.platform.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What was asked under which key, and what was answered. A key is claimed before the request is worked, marked in the transaction that
 * works it, and closed with the answer; the database's clock decides what is old.
 */
public final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofDays(1);
    /** A request still open after this long belongs to a process that died. */
    private static final Duration IN_FLIGHT = Duration.ofMinutes(2);

    private IdempotencyKeys() {}

    /** @param status HTTP status, and {@code contentType}, {@code location}, {@code etag} may be null */
    public record Answer(int status, String contentType, String location, String etag, byte[] body) {}

    /** What a claim comes to. */
    public sealed interface Claim {
        /** The request is to be worked. */
        record Mine() implements Claim {}

        /** It was worked before: this was the answer. */
        record Answered(Answer answer) implements Claim {}

        /** It was worked before, and the process died before it could say so. */
        record AnswerLost() implements Claim {}

        /** It is being worked. */
        record InFlight() implements Claim {}

        /** The key stands for another request. */
        record OtherRequest() implements Claim {}
    }

    /**
     * @param key  the caller's key together with who the caller is
     * @param hash of the request: method, address and body
     */
    public static Claim claim(Connection connection, String key, byte[] hash) throws SQLException {
        if (claimed(connection, key, hash)) return new Claim.Mine();
        try (PreparedStatement select = connection.prepareStatement(
                "select request_hash, state, status, content_type, location, etag, body from idempotency_key where key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) return new Claim.InFlight();
                if (!java.security.MessageDigest.isEqual(row.getBytes(1), hash)) return new Claim.OtherRequest();
                return switch (row.getString(2)) {
                    case "ANSWERED" -> new Claim.Answered(
                            new Answer(row.getInt(3), row.getString(4), row.getString(5), row.getString(6), row.getBytes(7)));
                    case "APPLIED" -> new Claim.AnswerLost();
                    default -> new Claim.InFlight();
                };
            }
        }
    }

    private static boolean claimed(Connection connection, String key, byte[] hash) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into idempotency_key (key, request_hash, state) values (?, ?, 'OPEN')
                on conflict (key) do update set request_hash = excluded.request_hash, state = 'OPEN', status = null, content_type = null,
                    location = null, etag = null, body = null, since = clock_timestamp()
                where idempotency_key.since < clock_timestamp() - ? * interval '1 millisecond'
                   or idempotency_key.state = 'OPEN' and idempotency_key.request_hash = excluded.request_hash
                      and idempotency_key.since < clock_timestamp() - ? * interval '1 millisecond'""")) {
            upsert.setString(1, key);
            upsert.setBytes(2, hash);
            upsert.setLong(3, KEPT.toMillis());
            upsert.setLong(4, IN_FLIGHT.toMillis());
            return upsert.executeUpdate() == 1;
        }
    }

    /** Part of the transaction that does what was asked: after it commits, the request is never worked again. */
    public static void applied(Connection connection, String key) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update idempotency_key set state = 'APPLIED' where key = ? and state = 'OPEN'")) {
            update.setString(1, key);
            update.executeUpdate();
        }
    }

    public static void answered(Connection connection, String key, Answer answer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update idempotency_key set state = 'ANSWERED', status = ?, content_type = ?, location = ?, etag = ?, body = ?
                where key = ?""")) {
            update.setInt(1, answer.status());
            update.setString(2, answer.contentType());
            update.setString(3, answer.location());
            update.setString(4, answer.etag());
            update.setBytes(5, answer.body());
            update.setString(6, key);
            update.executeUpdate();
        }
    }

    /** Nothing came of the request: the same key may try again. */
    public static void released(Connection connection, String key) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from idempotency_key where key = ? and state = 'OPEN'")) {
            delete.setString(1, key);
            delete.executeUpdate();
        }
    }

    public static void forgetOld(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection
                .prepareStatement("delete from idempotency_key where since < clock_timestamp() - ? * interval '1 millisecond'")) {
            delete.setLong(1, KEPT.toMillis());
            delete.executeUpdate();
        }
    }
}
