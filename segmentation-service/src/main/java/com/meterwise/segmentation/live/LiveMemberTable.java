package com.meterwise.segmentation.live;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.membership.Reason;

/** Customers whom an open day has moved. */
final class LiveMemberTable {
    private final Sql sql;

    LiveMemberTable(Connection connection) { this.sql = new Sql(connection); }

    Map<String, LiveMember> of(Collection<String> customerIds) {
        Map<String, LiveMember> members = new HashMap<>();
        sql.list("select customer_id, day, segment_id, margin, model_id, reasons from live_member where customer_id = any(?)",
                row -> members.put(row.getString(1),
                        new LiveMember(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3), row.getDouble(4),
                                row.getString(5), List.of(Sql.fromJson(row.getString(6), Reason[].class)))),
                (Object) customerIds.toArray(String[]::new));
        return members;
    }

    void put(List<LiveMember> members) {
        if (members.isEmpty()) return;
        sql.update("""
                insert into live_member (customer_id, day, segment_id, margin, model_id, reasons)
                select * from unnest(?, ?::date[], ?, ?, ?, ?::jsonb[])
                on conflict (customer_id) do update set day = excluded.day, segment_id = excluded.segment_id, margin = excluded.margin,
                    model_id = excluded.model_id, reasons = excluded.reasons""", texts(members, LiveMember::customerId),
                texts(members, LiveMember::day), texts(members, LiveMember::segmentId), doubles(members, LiveMember::margin),
                texts(members, LiveMember::modelId), texts(members, member -> Sql.json(member.reasons())));
    }

    void delete(List<String> customerIds) {
        if (customerIds.isEmpty()) return;
        sql.update("delete from live_member where customer_id = any(?)", (Object) customerIds.toArray(String[]::new));
    }
}
