package com.meterwise.segmentation.market;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.CustomerStateTable;
import com.meterwise.segmentation.intake.Sql;

/** Reads the market of a period with the attributes of a day. Whole months come from the months' sums, the days at the ends one by one. */
final class MarketTable {
    private static final String TIERS = """
            select distinct on (customer_id) customer_id, tier as label from tier_change where day <= ? order by customer_id, day desc""";
    private static final String SEGMENTS = """
            select distinct on (customer_id) customer_id, to_segment as label from segment_change where not live and day <= ?
            order by customer_id, sequence desc""";

    private final Sql sql;
    private final MarketTime time;

    MarketTable(Connection connection, MarketTime time) {
        this.sql = new Sql(connection);
        this.time = time;
    }

    /** Newest day with readings, if there is any. */
    Optional<LocalDate> lastDay() {
        return sql.list("select max(last_day) from customer_span having max(last_day) is not null",
                row -> row.getObject(1, LocalDate.class)).stream().findFirst();
    }

    /** Customers with readings from {@code from} to {@code to}, both inclusive, by id. */
    List<Use> uses(Attribute by, LocalDate from, LocalDate to, LocalDate asOf) {
        OffsetDateTime cut = time.endOf(asOf).minusNanos(1000).atOffset(ZoneOffset.UTC);
        YearMonth first = from.getDayOfMonth() == 1 ? YearMonth.from(from) : YearMonth.from(from).plusMonths(1);
        YearMonth end = to.plusDays(1).getDayOfMonth() == 1 ? YearMonth.from(to).plusMonths(1) : YearMonth.from(to);
        boolean months = first.isBefore(end);
        LocalDate headEnd = months ? first.atDay(1) : to.plusDays(1);
        LocalDate tailBegin = months ? end.atDay(1) : to.plusDays(1);
        return sql.list("""
                with used as (select customer_id, sum(wh) as wh from (
                        select customer_id, wh from customer_month where month >= ? and month < ? and slots > 0
                        union all select customer_id, total_wh from customer_day
                            where meters > 0 and (day >= ? and day < ? or day >= ? and day <= ?)) as all_parts group by customer_id),
                    state as (""" + CustomerStateTable.AS_OF + """
                ), label as (""" + (by == Attribute.SEGMENT ? SEGMENTS : TIERS) + """
                ), deal as (select distinct on (customer_id) customer_id, price from contract where from_day <= ?
                        and (to_day is null or to_day >= ?) order by customer_id, from_day desc, contract_id desc),
                    priced as (select tariff_id, (select avg(value::numeric) from jsonb_each_text(prices)) as price from tariff
                        where coalesce(valid_from, ?) <= ? and coalesce(valid_to, ?) >= ?)
                select used.customer_id, c.sector, c.region, c.voltage_kv, c.kind, label.label, used.wh / 1000.0,
                    coalesce(deal.price, priced.price), c.annual_revenue, span.first_day,
                    (select max(day) from customer_day d where d.customer_id = used.customer_id and d.day <= ? and d.meters > 0)
                from used left join state c using (customer_id) left join label using (customer_id) left join deal using (customer_id)
                    left join priced using (tariff_id) join customer_span span using (customer_id)
                order by used.customer_id collate "C\"""", row -> use(by, row), months ? first.atDay(1) : to, months ? end.atDay(1) : to,
                from,
                headEnd, tailBegin, to, cut, cut, asOf, asOf, asOf, asOf, asOf, asOf, asOf, to);
    }

    private static Use use(Attribute by, ResultSet row) throws SQLException {
        String label = switch (by) {
            case SECTOR -> row.getString(2);
            case REGION -> row.getString(3);
            case VOLTAGE -> Attribute.voltageBand(row.getObject(4, Double.class));
            case KIND -> row.getString(5);
            case TIER, SEGMENT -> row.getString(6);
        };
        return new Use(row.getString(1), label == null ? "UNKNOWN" : label, row.getDouble(7), number(row.getBigDecimal(8)),
                number(row.getBigDecimal(9)), row.getString(3), row.getObject(10, LocalDate.class), row.getObject(11, LocalDate.class));
    }

    /** Part to month to mean kWh a day and customer, over customers in the part as of the day; only months over by then. */
    Map<String, SortedMap<YearMonth, Double>> energyByMonth(Map<String, String> partOf, LocalDate asOf) {
        YearMonth end = YearMonth.from(asOf.plusDays(1));
        Map<String, SortedMap<YearMonth, double[]>> sums = new HashMap<>();
        sql.list(
                "select customer_id, month, wh from customer_month where month < ? and slots > 0 order by customer_id collate \"C\", month",
                row -> {
                    String part = partOf.get(row.getString(1));
                    if (part == null) return 0;
                    double[] sum = sums.computeIfAbsent(part, one -> new TreeMap<>())
                            .computeIfAbsent(YearMonth.from(row.getObject(2, LocalDate.class)), month -> new double[2]);
                    sum[0] += row.getLong(3) / 1000.0;
                    sum[1]++;
                    return 0;
                }, end.atDay(1));
        Map<String, SortedMap<YearMonth, Double>> means = new TreeMap<>();
        sums.forEach((part, months) -> {
            SortedMap<YearMonth, Double> mean = new TreeMap<>();
            months.forEach((month, sum) -> mean.put(month, sum[0] / sum[1] / month.lengthOfMonth()));
            means.put(part, mean);
        });
        return means;
    }

    private static Double number(BigDecimal value) { return value == null ? null : Double.valueOf(value.doubleValue()); }
}
