package com.meterwise.segmentation.publishing;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.segmentation.intake.Sql;

/** How often each customer's profile and segment were announced: the sequences of its events. Taking one locks the customer's row. */
final class PublicationTable {
    private final Sql sql;

    PublicationTable(Connection connection) { this.sql = new Sql(connection); }

    Map<String, Long> nextProfile(List<String> customerIds) { return next(customerIds, """
            insert into publication (customer_id, profile_sequence, change_sequence) select id, 1, 0 from unnest(?) as wanted(id)
            on conflict (customer_id) do update set profile_sequence = publication.profile_sequence + 1
            returning customer_id, profile_sequence"""); }

    Map<String, Long> nextChange(List<String> customerIds) { return next(customerIds, """
            insert into publication (customer_id, profile_sequence, change_sequence) select id, 0, 1 from unnest(?) as wanted(id)
            on conflict (customer_id) do update set change_sequence = publication.change_sequence + 1
            returning customer_id, change_sequence"""); }

    private Map<String, Long> next(List<String> customerIds, String statement) {
        Map<String, Long> sequences = new HashMap<>();
        sql.list(statement, row -> sequences.put(row.getString(1), row.getLong(2)),
                (Object) customerIds.stream().sorted().toArray(String[]::new));
        return sequences;
    }
}
