package com.meterwise.segmentation.publishing;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.segmentation.intake.Sql;

/** How often each customer's profile and segment were announced: the sequences of its events. Taking one locks the customer's row. */
final class PublicationTable {
    private static final long CHANGES_AN_EPOCH = 1L << 32;

    private final Sql sql;

    PublicationTable(Connection connection) { this.sql = new Sql(connection); }

    Map<String, Long> nextProfile(List<String> customerIds) { return next(customerIds, """
            insert into publication (customer_id, profile_sequence, change_sequence) select id, 1, 0 from unnest(?) as wanted(id)
            on conflict (customer_id) do update set profile_sequence = publication.profile_sequence + 1
            returning customer_id, profile_sequence"""); }

    /**
     * A change bears no epoch, so its sequence leaps with it.
     *
     * @param epoch raised by a restore, below 2 to the 20: numbers stay exact in every JSON reader
     */
    Map<String, Long> nextChange(List<String> customerIds, long epoch) { return next(customerIds, """
            insert into publication (customer_id, profile_sequence, change_sequence) select id, 0, %1$d + 1 from unnest(?) as wanted(id)
            on conflict (customer_id) do update set change_sequence = greatest(publication.change_sequence, %1$d) + 1
            returning customer_id, change_sequence""".formatted(epoch * CHANGES_AN_EPOCH)); }

    private Map<String, Long> next(List<String> customerIds, String statement) {
        Map<String, Long> sequences = new HashMap<>();
        sql.list(statement, row -> sequences.put(row.getString(1), row.getLong(2)),
                (Object) customerIds.stream().sorted().toArray(String[]::new));
        return sequences;
    }
}
