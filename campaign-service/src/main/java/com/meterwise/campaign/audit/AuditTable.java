package com.meterwise.campaign.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The audit trail in the database, written in the transaction of the act. Lives as long as its transaction. */
public final class AuditTable {
    private static final String COLUMNS = "seq, at, actor, action, subject, detail, previous, hash";
    /** Two acts at once would both follow the same entry; what people do is rare enough to wait for each other. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('campaign.audit'))";
    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;

    public AuditTable(Connection connection) { this.connection = connection; }

    public void add(Act act) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        }
        Entry entry;
        try (PreparedStatement select = connection.prepareStatement("select seq, hash from audit order by seq desc limit 1");
                ResultSet last = select.executeQuery()) {
            entry = last.next() ? Entry.after(last.getLong(1), last.getString(2), act) : Entry.after(0, Entry.NOTHING_BEFORE, act);
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into audit (" + COLUMNS + ") values (?,?,?,?,?,?,?,?)")) {
            Object[] values = { entry.seq(), entry.at().atOffset(ZoneOffset.UTC), entry.actor(), entry.action(), entry.subject(),
                    entry.detail(), entry.previous(), entry.hash() };
            for (int i = 0; i < values.length; i++)
                insert.setObject(i + 1, values[i]);
            insert.executeUpdate();
        }
    }

    /** Newest first. @param subject null for all; @param before sequence number the page ends before */
    public List<Entry> page(String subject, long before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from audit where (?::text is null or subject = ?) and seq < ? order by seq desc limit ?")) {
            select.setString(1, subject);
            select.setString(2, subject);
            select.setLong(3, before);
            select.setInt(4, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    entries.add(entry(rows));
            }
            return entries;
        }
    }

    /** Recomputes every hash from the first entry on. @param expected a head noted earlier, or null */
    public Verdict verify(String expected) throws SQLException {
        long seq = 0;
        String hash = Entry.NOTHING_BEFORE;
        boolean found = false;
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from audit order by seq")) {
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Entry entry = entry(rows);
                    if (!entry.follows(seq, hash)) return Verdict.of(seq, hash, seq + 1, expected == null ? null : found);
                    seq = entry.seq();
                    hash = entry.hash();
                    found |= hash.equals(expected);
                }
            }
        }
        return Verdict.of(seq, hash, null, expected == null ? null : found);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getString(7), row.getString(8));
    }
}
