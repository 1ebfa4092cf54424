package com.meterwise.platform.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who was erased, by hash. Thread-safe. */
public final class ErasedSubjects {
    private final SubjectHash hash;

    public ErasedSubjects(SubjectHash hash) { this.hash = hash; }

    public String hashOf(String id) { return hash.of(id); }

    /** Remembers ids as erased; those remembered before stay as they were. */
    public void add(Connection connection, Collection<String> ids, String erasureId, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into erased_subject (subject_hash, erasure_id, erased_at) select hash, ?, ? from unnest(?::text[]) as hash
                on conflict do nothing""")) {
            insert.setString(1, erasureId);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.setArray(3, connection.createArrayOf("text", ids.stream().map(hash::of).toArray()));
            insert.executeUpdate();
        }
    }

    /** Those of the ids that were erased. Costs one short question while nobody was. */
    public Set<String> among(Connection connection, Collection<String> ids) throws SQLException {
        if (ids.isEmpty() || nobody(connection)) return Set.of();
        Map<String, String> byHash = new HashMap<>();
        for (String id : ids)
            byHash.put(hash.of(id), id);
        Set<String> erased = new HashSet<>();
        try (PreparedStatement select = connection
                .prepareStatement("select subject_hash from erased_subject where subject_hash = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", byHash.keySet().toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    erased.add(byHash.get(found.getString(1)));
            }
        }
        return erased;
    }

    private static boolean nobody(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select not exists (select from erased_subject)");
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getBoolean(1);
        }
    }
}
