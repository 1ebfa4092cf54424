package com.meterwise.ingestion.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Owners of meters from the register's history. */
public final class OwnershipTable {
    private OwnershipTable() {}

    /** By meter; meters nobody registered are absent. */
    public static Map<String, Ownership> of(Connection connection, Collection<String> meterIds) throws SQLException {
        Map<String, List<Ownership.Line>> lines = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select id, valid_from, kind, customer_id, feeder_id from register_history
                where id = any(?) and sort = 'METER' order by id, sequence desc""")) {
            select.setArray(1, connection.createArrayOf("text", meterIds.toArray()));
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    lines.computeIfAbsent(found.getString(1), id -> new ArrayList<>(1)).add(new Ownership.Line(
                            found.getObject(2, LocalDate.class), found.getString(3), found.getString(4), found.getString(5)));
            }
        }
        Map<String, Ownership> owners = new HashMap<>();
        lines.forEach((id, states) -> owners.put(id, new Ownership(states)));
        return owners;
    }
}
