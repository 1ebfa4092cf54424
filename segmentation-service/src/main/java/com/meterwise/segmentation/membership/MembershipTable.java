package com.meterwise.segmentation.membership;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.ints;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.segmentation.intake.Sql;

/** Who belongs where now. */
public final class MembershipTable {
    private static final String COLUMNS = "customer_id, segment_id, since, model_id, evaluated, candidate, evaluations, margin, reasons, features";

    private final Sql sql;

    public MembershipTable(Connection connection) { this.sql = new Sql(connection); }

    public Map<String, Membership> of(Collection<String> customerIds) {
        Map<String, Membership> members = new HashMap<>();
        for (Membership membership : sql.list("select " + COLUMNS + " from membership where customer_id = any(?)",
                MembershipTable::membership,
                (Object) customerIds.toArray(String[]::new)))
            members.put(membership.customerId(), membership);
        return members;
    }

    /** Customer to segment, of all. */
    public Map<String, String> segments() {
        Map<String, String> segmentOf = new HashMap<>();
        sql.list("select customer_id, segment_id from membership", row -> segmentOf.put(row.getString(1), row.getString(2)));
        return segmentOf;
    }

    /** Members of a segment, in order of the ids. */
    public List<Membership> page(String segmentId, String after, int limit) {
        return sql.list("select " + COLUMNS + """
                \s from membership where segment_id = ? and customer_id collate "C" > ? order by customer_id collate "C" limit ?""",
                MembershipTable::membership, segmentId, after, limit);
    }

    public void put(List<Membership> members) {
        sql.update("insert into membership (" + COLUMNS + """
                ) select * from unnest(?, ?, ?::date[], ?, ?::date[], ?, ?, ?, ?::jsonb[], ?::jsonb[])
                on conflict (customer_id) do update set segment_id = excluded.segment_id, since = excluded.since,
                    model_id = excluded.model_id, evaluated = excluded.evaluated, candidate = excluded.candidate,
                    evaluations = excluded.evaluations, margin = excluded.margin, reasons = excluded.reasons,
                    features = excluded.features""",
                texts(members, Membership::customerId), texts(members, Membership::segmentId), texts(members, Membership::since),
                texts(members, Membership::modelId), texts(members, Membership::evaluated), texts(members, Membership::candidate),
                ints(members, Membership::evaluations), doubles(members, Membership::margin), texts(members, m -> Sql.json(m.reasons())),
                texts(members, m -> Sql.json(m.features())));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class), row.getString(4),
                row.getObject(5, LocalDate.class), row.getString(6), row.getInt(7), row.getDouble(8),
                List.of(Sql.fromJson(row.getString(9), Reason[].class)), Sql.numbers(row.getString(10)));
    }
}
