package com.meterwise.segmentation.market;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.IndicatorTable;
import com.meterwise.segmentation.intake.IndicatorTable.Point;
import com.meterwise.segmentation.screening.MarketPrices;

/**
 * The market as of any day: from sums of months and days, and from attributes, tiers and prices that are dated. Asked again for the same days it
 * answers the same, unless readings of these days were corrected meanwhile.
 */
public final class Market {
    private static final double KWH_A_MWH = 1000;
    private static final Map<String, Double> KWH = Map.of("kWh", 1.0, "MWh", 1e3, "GWh", 1e6, "TWh", 1e9);

    private final MarketTime time;
    private final Margins margins;

    public Market(MarketTime time, Margins margins) {
        this.time = time;
        this.margins = margins;
    }

    /** Newest day with readings, if there is any. */
    public Optional<LocalDate> lastDay(Connection connection) {
        return new MarketTable(connection, time).lastDay();
    }

    /** @param to inclusive */
    public MarketStatus status(Attribute by, LocalDate from, LocalDate to, LocalDate asOf, Connection connection) {
        List<Use> uses = new MarketTable(connection, time).uses(by, from, to, asOf);
        return MarketStatus.of(by, from, to, asOf, uses, outside(from, to, asOf, connection), margins);
    }

    /** Elasticity of each part to each macro indicator, from the months that were over on the day. */
    public List<Elasticity> elasticities(Attribute by, LocalDate asOf, Connection connection) {
        MarketTable table = new MarketTable(connection, time);
        Map<String, String> partOf = new TreeMap<>();
        for (Use use : table.uses(by, LocalDate.EPOCH, asOf, asOf))
            partOf.put(use.customerId(), use.part());
        Map<String, SortedMap<YearMonth, Double>> energy = table.energyByMonth(partOf, asOf);
        IndicatorTable indicators = new IndicatorTable(connection);
        List<Elasticity> all = new ArrayList<>();
        for (String indicator : indicators.names("macro.")) {
            SortedMap<YearMonth, Double> months = months(indicators.during(indicator, Instant.EPOCH, time.endOf(asOf)));
            energy.forEach((part, series) -> all.add(Elasticity.of(part, indicator, series, months)));
        }
        return all;
    }

    private MarketStatus.Outside outside(LocalDate from, LocalDate to, LocalDate asOf, Connection connection) {
        IndicatorTable indicators = new IndicatorTable(connection);
        Instant begin = time.startOf(from);
        Instant end = time.endOf(to);
        List<Point> total = indicators.during("market.total", begin, end);
        List<Point> wholesale = indicators.during("price.wholesale", begin, end);
        Map<String, Double> switching = new TreeMap<>();
        for (String name : indicators.names("market.switching"))
            indicators.during(name, begin, end).forEach(point -> switching.merge(name, point.value(), Double::sum));
        Map<String, Double> rivals = new TreeMap<>();
        indicators.latest("market.share.", Instant.EPOCH, time.endOf(asOf))
                .forEach(point -> rivals.put(point.indicator().substring("market.share.".length()), point.value()));
        return new MarketStatus.Outside(total.isEmpty() ? null : Double.valueOf(total.stream().mapToDouble(Market::kwh).sum()),
                wholesale.isEmpty() ? null : Double.valueOf(mean(wholesale) / KWH_A_MWH),
                MarketPrices.read(connection, time.endOf(asOf), time), rivals, switching);
    }

    private SortedMap<YearMonth, Double> months(List<Point> points) {
        SortedMap<YearMonth, List<Point>> byMonth = new TreeMap<>();
        for (Point point : points)
            byMonth.computeIfAbsent(YearMonth.from(time.dayOf(point.at())), month -> new ArrayList<>()).add(point);
        SortedMap<YearMonth, Double> means = new TreeMap<>();
        byMonth.forEach((month, all) -> means.put(month, mean(all)));
        return means;
    }

    /** An energy told without a unit is in kWh. */
    private static double kwh(Point point) {
        return point.value() * (point.unit() == null ? 1 : KWH.getOrDefault(point.unit(), 1.0));
    }

    private static double mean(List<Point> points) { return points.stream().mapToDouble(Point::value).average().orElse(Double.NaN); }
}
