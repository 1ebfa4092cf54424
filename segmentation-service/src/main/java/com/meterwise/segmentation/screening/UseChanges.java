package com.meterwise.segmentation.screening;

import java.sql.Connection;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.segmentation.intake.Sql;

/** How customers' energy changes, from the exact sums of whole months. */
final class UseChanges {
    private final Map<String, Use> uses = new HashMap<>();
    private final double market;

    /** Mean Wh of a slot in each span; NaN where nothing was measured. */
    private record Use(double now, double yearBefore, double month, double monthBefore) {}

    private UseChanges(List<Map.Entry<String, Use>> all) {
        double now = 0;
        double before = 0;
        for (Map.Entry<String, Use> one : all) {
            Use use = one.getValue();
            uses.put(one.getKey(), use);
            if (!(use.month() >= 0 && use.monthBefore() > 0)) continue;
            now += use.month();
            before += use.monthBefore();
        }
        market = before > 0 ? now / before : Double.NaN;
    }

    /** @param last the newest month that is over */
    static UseChanges read(Connection connection, YearMonth last) {
        return new UseChanges(new Sql(connection).list(
                """
                        select customer_id, sum(wh) filter (where back < 3) / sum(slots) filter (where back < 3),
                            sum(wh) filter (where back >= 12) / sum(slots) filter (where back >= 12),
                            sum(wh) filter (where back = 0) / sum(slots) filter (where back = 0),
                            sum(wh) filter (where back = 1) / sum(slots) filter (where back = 1)
                        from (select customer_id, wh, slots, (extract(year from age(?, month)) * 12 + extract(month from age(?, month)))::int as back
                            from customer_month where month between ? and ? and slots > 0) as months
                        where back < 3 or back >= 12 group by customer_id order by customer_id collate "C\"""",
                row -> Map.entry(row.getString(1), new Use(number(row.getBigDecimal(2)), number(row.getBigDecimal(3)),
                        number(row.getBigDecimal(4)), number(row.getBigDecimal(5)))),
                last.atDay(1), last.atDay(1), last.minusMonths(14).atDay(1), last.atDay(1)));
    }

    /** Of three months against the same a year before; null if either is not known. */
    Double growth(String customerId) {
        Use use = uses.get(customerId);
        return use == null ? null : change(use.now(), use.yearBefore());
    }

    /** Of the last month against the one before, relative to all customers' change, so that a season is nobody's fall. */
    Double recent(String customerId) {
        Use use = uses.get(customerId);
        Double own = use == null ? null : change(use.month(), use.monthBefore());
        return own == null || !(market > 0) ? null : Double.valueOf((1 + own) / market - 1);
    }

    private static Double change(double now, double before) { return now >= 0 && before > 0 ? Double.valueOf(now / before - 1) : null; }

    private static double number(java.math.BigDecimal value) { return value == null ? Double.NaN : value.doubleValue(); }
}
