package com.meterwise.ingestion.upload;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.Json;
import com.meterwise.platform.work.Transactions;

/** Reports of uploads, and the files of what was refused. Reports of requests that end together share a transaction. */
@ApplicationScoped
public class UploadTable {
    private static final Duration ERRORS_KEPT = Duration.ofDays(30);

    private final Transactions transactions;
    private final GroupCommit<Kept> reports;

    UploadTable(Transactions transactions) {
        this.transactions = transactions;
        this.reports = new GroupCommit<>(this::insert);
    }

    /** A report as it was kept. */
    public record Kept(UploadReport report, String format, boolean complete, Instant receivedAt) {}

    /** @param errors more of them than the report lists, or empty */
    public void keep(Kept upload, List<UploadReport.LineError> errors) {
        if (errors.size() > UploadReport.MAX_ERRORS) keepErrors(upload, errors);
        reports.put(upload);
    }

    private void insert(List<Kept> uploads) {
        transactions.call(work -> {
            Connection connection = work.connection();
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into upload (id, format, accepted, rejected, readings, errors, complete, received_at)
                    select u.id, u.format, u.accepted, u.rejected, u.readings, u.errors, u.complete, u.at::timestamptz
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?) as u (id, format, accepted, rejected, readings, errors, complete, at)""")) {
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
                old.setTimestamp(1, Timestamp.from(upload.receivedAt().minus(ERRORS_KEPT)));
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
        return transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement(
                    "select accepted, rejected, readings, errors, format, complete, received_at from upload where id = ?")) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) return Optional.empty();
                    UploadReport.LineError[] errors = Json.read(row.getString(4).getBytes(StandardCharsets.UTF_8),
                            UploadReport.LineError[].class);
                    return Optional.of(new Kept(new UploadReport(id, row.getLong(1), row.getLong(2), row.getLong(3), List.of(errors)),
                            row.getString(5), row.getBoolean(6), row.getTimestamp(7).toInstant()));
                }
            }
        });
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
