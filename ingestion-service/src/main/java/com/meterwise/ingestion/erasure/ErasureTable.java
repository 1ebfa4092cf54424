package com.meterwise.ingestion.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.meterwise.contracts.ErasureDone;
import com.meterwise.contracts.Topic;

/** Erasures in PostgreSQL. */
final class ErasureTable {
    private static final List<String> SERVICES = List.of(Topic.INGESTION, Topic.SEGMENTATION, Topic.FORECASTING, Topic.CAMPAIGN);

    private ErasureTable() {}

    static void begin(Connection connection, String erasureId, String subjectHash, Instant at) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("insert into erasure (id, subject_hash, asked_at) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, erasureId);
            insert.setString(2, subjectHash);
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** The first answer of a service counts; one to an erasure nobody knows is left aside. */
    static void answer(Connection connection, ErasureDone done) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into erasure_answer (erasure_id, service, row_count, answered_at)
                select id, ?, ?, ? from erasure where id = ? on conflict do nothing""")) {
            insert.setString(1, done.service());
            insert.setLong(2, done.rows());
            insert.setObject(3, done.at().atOffset(ZoneOffset.UTC));
            insert.setString(4, done.erasureId());
            insert.executeUpdate();
        }
    }

    static Optional<ErasureState> find(Connection connection, String erasureId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select subject_hash, asked_at from erasure where id = ?")) {
            select.setString(1, erasureId);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) return Optional.empty();
                List<ErasureState.Answer> answers = answers(connection, erasureId);
                List<String> waitsFor = new ArrayList<>(SERVICES);
                answers.forEach(answer -> waitsFor.remove(answer.service()));
                return Optional.of(new ErasureState(erasureId, found.getString(1), found.getObject(2, OffsetDateTime.class).toInstant(),
                        waitsFor.isEmpty(), answers, waitsFor));
            }
        }
    }

    private static List<ErasureState.Answer> answers(Connection connection, String erasureId) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select service, row_count, answered_at from erasure_answer where erasure_id = ? order by service")) {
            select.setString(1, erasureId);
            List<ErasureState.Answer> answers = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    answers.add(new ErasureState.Answer(found.getString(1), found.getLong(2),
                            found.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return answers;
        }
    }
}
