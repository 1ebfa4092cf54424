package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.platform.work.Bell;

/** Customers to look at again before their day closes. */
public final class TouchedTable {
    /** A load of many past days is worked when they close: only what comes within these days of the last one is live. */
    private static final int LIVE_DAYS = 2;

    private final Sql sql;

    public TouchedTable(Connection connection) { this.sql = new Sql(connection); }

    /** @param day of which there are new readings; null if something else has changed */
    public record Touched(String customerId, LocalDate day) {}

    /**
     * Notes customers with readings of a day that has not closed for them yet; those without a profile have nothing to be compared with.
     *
     * @return how many were noted
     */
    int readings(Collection<MeterDay> meterDays) {
        List<Revisions.CustomerDate> days = meterDays.stream().map(day -> new Revisions.CustomerDate(day.customerId(), day.day()))
                .distinct()
                .toList();
        return sql.update("""
                insert into touched (customer_id, day)
                select t.customer_id, t.day from unnest(?, ?::date[]) as t(customer_id, day) join load_profile p using (customer_id)
                where t.day > p.day and t.day <= p.day + ?""", texts(days, Revisions.CustomerDate::customerId),
                texts(days, Revisions.CustomerDate::day), LIVE_DAYS);
    }

    /** Notes customers of whom something besides readings has changed; that moves nobody as long as there are no rules. */
    void others(Collection<String> customerIds, Bell bell) {
        int noted = sql.update("""
                insert into touched (customer_id) select p.customer_id from unnest(?) as t(id) join load_profile p on p.customer_id = t.id
                where exists (select from rule_segment)""", (Object) customerIds.stream().distinct().toArray(String[]::new));
        if (noted > 0) bell.ring();
    }

    /** Notes everybody: a rule is new. */
    public void everybody(Bell bell) {
        sql.update("insert into touched (customer_id) select customer_id from load_profile order by bucket, customer_id");
        bell.ring();
    }

    /** The newest open day with readings of customers, where there is one. */
    public Map<String, LocalDate> openDays(Collection<String> customerIds) {
        Map<String, LocalDate> days = new HashMap<>();
        sql.list("""
                select p.customer_id, least(s.last_day, p.day + ?) from unnest(?) as t(id) join load_profile p on p.customer_id = t.id
                join customer_span s on s.customer_id = t.id where s.last_day > p.day""",
                row -> days.put(row.getString(1), row.getObject(2, LocalDate.class)), LIVE_DAYS, customerIds.toArray(String[]::new));
        return days;
    }

    /** Notes customers to be looked at as of a day, whatever it is. */
    public void again(List<Touched> touched) {
        sql.update("insert into touched (customer_id, day) select * from unnest(?, ?::date[])", texts(touched, Touched::customerId),
                texts(touched, Touched::day));
    }

    /** Takes the oldest notes away; another worker's are passed by. */
    public List<Touched> take(int most) { return sql.list("""
            delete from touched where id in (select id from touched order by id limit ? for update skip locked)
            returning customer_id, day""", row -> new Touched(row.getString(1), row.getObject(2, LocalDate.class)), most); }
}
