package com.meterwise.ingestion.upload;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.Json;
import com.meterwise.platform.work.Transactions;

/**
 * Reports of uploads, and the files of what was refused. A report is written just after its request was answered, together with others: what it
 * tells of is safe in the log by then. Reports and files are kept for a month.
 */
@ApplicationScoped
public class UploadTable {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int PURGED_AT_ONCE = 100_000;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Map<String, Kept> unwritten = new ConcurrentHashMap<>();
    private final WriteBehind<Kept> reports;

    UploadTable(Transactions transactions) {
        this.transactions = transactions;
        this.reports = new WriteBehind<>("upload-reports", AGAIN, this::insert);
    }

    @PreDestroy
    void close() { reports.close(); }

    /** A report as it was kept. */
    public record Kept(UploadReport report, String format, boolean complete, Instant receivedAt) {}

    /** @param errors more of them than the report lists, or empty */
    public void keep(Kept upload, List<UploadReport.LineError> errors) {
        if (errors.size() > UploadReport.MAX_ERRORS) keepErrors(upload, errors);
        unwritten.put(upload.report().uploadId(), upload);
        reports.put(upload);
    }

    /** Forgets reports that are older than a month, and what the stream counted for them. @return how many, a bounded number a call */
    public int purge(Instant now) {
        return transactions.call(work -> {
            try (PreparedStatement delete = work.connection().prepareStatement("""
                    with old as (delete from upload where id in (select id from upload where received_at < ? limit ?) returning id),
                        counts as (delete from upload_stream where id in (select id from old))
                    select count(*) from old""")) {
                delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
                delete.setInt(2, PURGED_AT_ONCE);
                try (ResultSet row = delete.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    private void insert(List<Kept> uploads) {
        transactions.call(work -> {
            Connection connection = work.connection();
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into upload (id, format, accepted, rejected, readings, errors, complete, received_at)
                    select u.id, u.format, u.accepted, u.rejected, u.readings, u.errors, u.complete, u.at::timestamptz
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?) as u (id, format, accepted, rejected, readings, errors, complete, at)
                    on conflict do nothing""")) {
                insert.setArray(1, array(connection, "text", uploads, one -> one.report().uploadId()));
                insert.setArray(2, array(connection, "text", uploads, Kept::format));
                insert.setArray(3, array(connection, "int8", uploads, one -> one.report().accepted()));
                insert.setArray(4, array(connection, "int8", uploads, one -> one.report().rejected()));
                insert.setArray(5, array(connection, "int8", uploads, one -> one.report().readings()));
                insert.setArray(6, array(connection, "text", uploads,
                        one -> new String(Json.bytes(one.report().errors()), StandardCharsets.UTF_8)));
                insert.setArray(7, array(connection, "bool", uploads, Kept::complete));
                insert.setArray(8, array(connection, "text", uploads, one -> one.receivedAt().toString()));
                return insert.executeUpdate();
            }
        });
        uploads.forEach(one -> unwritten.remove(one.report().uploadId()));
    }

    private static java.sql.Array array(Connection connection, String type, List<Kept> uploads, Function<Kept, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, uploads.stream().map(column).toArray());
    }

    private void keepErrors(Kept upload, List<UploadReport.LineError> errors) {
        transactions.call(work -> {
            try (PreparedStatement old = work.connection().prepareStatement("delete from upload_error where received_at < ?");
                    PreparedStatement insert = work.connection()
                            .prepareStatement("insert into upload_error (upload_id, listed, csv, received_at) values (?, ?, ?, ?)")) {
                old.setTimestamp(1, Timestamp.from(upload.receivedAt().minus(KEPT)));
                old.executeUpdate();
                insert.setString(1, upload.report().uploadId());
                insert.setLong(2, errors.size());
                insert.setString(3, ErrorFile.of(errors));
                insert.setTimestamp(4, Timestamp.from(upload.receivedAt()));
                return insert.executeUpdate();
            }
        });
    }

    public Optional<Kept> kept(String id) {
        Kept unwrittenYet = unwritten.get(id);
        if (unwrittenYet != null) return Optional.of(unwrittenYet);
        return transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement(
                    "select accepted, rejected, readings, errors, format, complete, received_at from upload where id = ?")) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(kept(row, id)) : Optional.empty();
                }
            }
        });
    }

    /** The latest, the last one first. */
    public List<Kept> latest(int limit) {
        return transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement(
                    "select accepted, rejected, readings, errors, format, complete, received_at, id from upload order by received_at desc, id limit ?")) {
                select.setInt(1, limit);
                List<Kept> latest = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next())
                        latest.add(kept(row, row.getString(8)));
                }
                return latest;
            }
        });
    }

    private static Kept kept(ResultSet row, String id) throws SQLException {
        UploadReport.LineError[] errors = Json.read(row.getString(4).getBytes(StandardCharsets.UTF_8), UploadReport.LineError[].class);
        return new Kept(new UploadReport(id, row.getLong(1), row.getLong(2), row.getLong(3), List.of(errors)), row.getString(5),
                row.getBoolean(6), row.getTimestamp(7).toInstant());
    }

    /** What was refused, as CSV; empty if there is no such upload. */
    public Optional<String> errors(String id) {
        Optional<String> file = transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement("select csv from upload_error where upload_id = ?")) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
        return file.isPresent() ? file : kept(id).map(upload -> ErrorFile.of(upload.report().errors()));
    }
}
