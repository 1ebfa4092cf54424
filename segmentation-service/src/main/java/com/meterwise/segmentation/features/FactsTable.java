package com.meterwise.segmentation.features;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

import com.meterwise.segmentation.intake.CustomerStateTable;
import com.meterwise.segmentation.intake.IndicatorTable;
import com.meterwise.segmentation.intake.ReactiveTable;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.intake.TariffTable;

/** Reads what is known of customers besides their readings, as of the end of a window. */
final class FactsTable {
    private static final int EVENT_DAYS = 365;
    /** A month's power factor: bills are monthly. Of its days so many must be known. */
    private static final int MONTH_DAYS = 30;
    private static final int LEAST_KNOWN_DAYS = 20;

    private final Sql sql;
    private final IndicatorTable indicators;
    private final ReactiveTable reactive;
    private final SystemPeakTable peaks;
    private final TariffTable tariffs;
    private final double tariffSpread;
    private final Map<String, Surroundings> byRegion = new HashMap<>();

    /** @param tariffSpread see {@link Periods#of} */
    FactsTable(Connection connection, double tariffSpread) {
        this.tariffSpread = tariffSpread;
        this.sql = new Sql(connection);
        this.tariffs = new TariffTable(connection);
        this.indicators = new IndicatorTable(connection);
        this.reactive = new ReactiveTable(connection);
        this.peaks = new SystemPeakTable(connection);
    }

    record Known(Facts facts, String region) {}

    /** @param until what happened from then on is not known yet */
    Map<String, Known> of(Collection<String> customerIds, LocalDate from, LocalDate to, Instant until) {
        String[] ids = customerIds.toArray(String[]::new);
        Map<String, Map<YearMonth, Double>> contracts = contracts(ids, from, to);
        Map<String, Map<String, Integer>> events = events(ids, until);
        Map<String, ReactiveTable.Reactive> reactive = this.reactive.during(customerIds, to.minusDays(MONTH_DAYS - 1L), to);
        Map<String, Periods> periods = periods(ids, to, until);
        Map<String, Known> known = new HashMap<>();
        sql.list("select customer_id, kind, critical_supply, region from customer where customer_id = any(?)", row -> {
            String id = row.getString(1);
            Facts facts = new Facts(row.getString(2), row.getObject(3, Boolean.class), contracts.getOrDefault(id, Map.of()),
                    events == null ? null : events.getOrDefault(id, Map.of()), powerFactor(reactive.get(id)), periods.get(id));
            return known.put(id, new Known(facts, row.getString(4) == null ? "" : row.getString(4)));
        }, (Object) ids);
        return known;
    }

    /** By the tariff a customer had when the window ended, as it held on the window's last day. */
    private Map<String, Periods> periods(String[] ids, LocalDate to, Instant until) {
        // what begins with the day after is not yet so
        OffsetDateTime last = until.minusMillis(1).atOffset(ZoneOffset.UTC);
        Map<String, String> tariffOf = new HashMap<>();
        sql.list("select customer_id, tariff_id from (" + CustomerStateTable.OF_SOME_AS_OF + ") state where tariff_id is not null",
                row -> tariffOf.put(row.getString(1), row.getString(2)), ids, last, last);
        Map<String, Periods> byTariff = new HashMap<>();
        tariffs.inForce(new TreeSet<>(tariffOf.values()), to)
                .forEach((id, tariff) -> Periods.of(tariff, tariffSpread).ifPresent(hours -> byTariff.put(id, hours)));
        Map<String, Periods> periods = new HashMap<>();
        tariffOf.forEach((customer, tariff) -> {
            if (byTariff.containsKey(tariff)) periods.put(customer, byTariff.get(tariff));
        });
        return periods;
    }

    private static Double powerFactor(ReactiveTable.Reactive reactive) {
        if (reactive == null || reactive.days() < LEAST_KNOWN_DAYS || reactive.wh() <= 0) return null;
        return PowerFactor.of(reactive.wh(), reactive.varh());
    }

    /** Temperature of a region, or of everywhere where a region has none. A reader serves one window. */
    Surroundings surroundings(String region, LocalDate from, LocalDate to, Instant until) {
        if (byRegion.isEmpty()) read(from, to, until);
        return byRegion.getOrDefault(region, byRegion.get(""));
    }

    private void read(LocalDate from, LocalDate to, Instant until) {
        Map<LocalDate, Integer> systemPeaks = peaks.during(from, to);
        Map<String, NavigableMap<Instant, double[]>> hours = new HashMap<>();
        // a day of lag before the window: load follows temperature
        for (IndicatorTable.Point point : indicators.during("weather.temperature",
                from.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), until)) {
            double[] sum = hours.computeIfAbsent(point.region(), region -> new TreeMap<>())
                    .computeIfAbsent(point.at().truncatedTo(ChronoUnit.HOURS), at -> new double[2]);
            sum[0] += point.value();
            sum[1]++;
        }
        byRegion.put("", Surroundings.of(new TreeMap<>(), systemPeaks));
        hours.forEach((region, sums) -> {
            NavigableMap<Instant, Double> celsius = new TreeMap<>();
            sums.forEach((at, sum) -> celsius.put(at, sum[0] / sum[1]));
            byRegion.put(region, Surroundings.of(celsius, systemPeaks));
        });
    }

    private Map<String, Map<YearMonth, Double>> contracts(String[] ids, LocalDate from, LocalDate to) {
        Map<String, Map<YearMonth, Double>> contracts = new HashMap<>();
        sql.list("""
                select customer_id, monthly_kwh, from_day, to_day from contract
                where customer_id = any(?) and cardinality(monthly_kwh) = 12 and (from_day is null or from_day <= ?)
                    and (to_day is null or to_day > ?) order by customer_id, contract_id""",
                row -> add(row, from, to, contracts.computeIfAbsent(row.getString(1), id -> new HashMap<>())), ids, to, from);
        return contracts;
    }

    private static int add(ResultSet row, LocalDate from, LocalDate to, Map<YearMonth, Double> kwhADay) throws SQLException {
        Double[] monthly = (Double[]) row.getArray(2).getArray();
        LocalDate begin = row.getObject(3, LocalDate.class);
        LocalDate end = row.getObject(4, LocalDate.class);
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            // a month in which the contract begins or ends has no one rate
            boolean whole = (begin == null || !begin.isAfter(month.atDay(1))) && (end == null || end.isAfter(month.atEndOfMonth()));
            if (whole) kwhADay.merge(month, monthly[month.getMonthValue() - 1] / month.lengthOfMonth(), Double::sum);
        }
        return kwhADay.size();
    }

    /** Null if no event of anybody is known: then none of a customer tells nothing. */
    private Map<String, Map<String, Integer>> events(String[] ids, Instant until) {
        OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
        List<Integer> any = sql.list("select 1 from service_event where from_at < ? limit 1", row -> row.getInt(1), end);
        if (any.isEmpty()) return null;
        Map<String, Map<String, Integer>> events = new HashMap<>();
        sql.list("""
                select customer_id, kind, count(*) from service_event where customer_id = any(?) and from_at >= ? and from_at < ?
                group by customer_id, kind""",
                row -> events.computeIfAbsent(row.getString(1), id -> new HashMap<>()).put(row.getString(2), row.getInt(3)), ids,
                end.minusDays(EVENT_DAYS), end);
        return events;
    }
}
