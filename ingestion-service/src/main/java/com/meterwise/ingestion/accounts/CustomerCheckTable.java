package com.meterwise.ingestion.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.meterwise.ingestion.registry.Refusal;
import com.meterwise.ingestion.registry.Subjects;

/** Whether facts are of customers who are there. Those who are stay until the transaction ends: an erasure waits for it. */
final class CustomerCheckTable {
    private final Subjects subjects;

    CustomerCheckTable(Subjects subjects) { this.subjects = subjects; }

    /** @param customerIds of the things handed in, in their order */
    List<Refusal> refusals(Connection connection, List<String> customerIds) throws SQLException {
        Set<String> known = known(connection, new HashSet<>(customerIds));
        Set<String> missing = new HashSet<>(customerIds);
        missing.removeAll(known);
        Set<String> erased = subjects.erasedAmong(connection, missing);
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < customerIds.size(); i++) {
            String id = customerIds.get(i);
            if (erased.contains(id)) refusals.add(Refusal.erased(i, id));
            else if (!known.contains(id)) refusals.add(new Refusal(i, Refusal.UNKNOWN, "customer %s is not registered".formatted(id)));
        }
        return refusals;
    }

    private static Set<String> known(Connection connection, Set<String> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from customer where id = any(?) order by id for share")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            Set<String> known = new HashSet<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    known.add(found.getString(1));
            }
            return known;
        }
    }
}
