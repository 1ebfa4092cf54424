package com.meterwise.segmentation.publishing;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;

import com.meterwise.segmentation.intake.Sql;

/** Who went from which segment to which, over any days. */
public final class SegmentFlowTable {
    private final Sql sql;

    public SegmentFlowTable(Connection connection) { this.sql = new Sql(connection); }

    /**
     * @param from      segment at the beginning; null for those who had none yet
     * @param annualKwh of these customers as now known
     */
    public record Flow(String from, String to, int customers, double annualKwh) {}

    /**
     * A customer counts once, from where it was before the first day to where it was after the last; who came back is in no flow.
     *
     * @param last included
     */
    public List<Flow> between(LocalDate first, LocalDate last) {
        return sql.list("""
                with moved as (
                    select customer_id, (array_agg(from_segment order by sequence))[1] as origin,
                        (array_agg(to_segment order by sequence desc))[1] as goal
                    from segment_change where day between ? and ? group by customer_id)
                select origin, goal, count(*), coalesce(sum(annual_kwh), 0) from moved left join load_profile using (customer_id)
                where origin is distinct from goal group by origin, goal
                order by count(*) desc, origin collate "C" nulls first, goal collate "C\"""",
                row -> new Flow(row.getString(1), row.getString(2), row.getInt(3), row.getDouble(4)), first, last);
    }
}
