package com.meterwise.forecasting.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.MasterTable;

/**
 * From customers to the areas they belong to. Sums run in the order of the customers' ids, so that they are the same to the last bit each time,
 * and in the coarsest interval found, into which finer ones are added up.
 *
 * @param areas    by customer
 * @param segments by customer: the learnt one and those of rules
 */
public record AreaSums(Map<String, MasterTable.Areas> areas, Map<String, List<String>> segments) {
    /** Level and id. */
    public record Area(String level, String id) implements Comparable<Area> {
        @Override
        public int compareTo(Area other) {
            int byLevel = level.compareTo(other.level);
            return byLevel != 0 ? byLevel : id.compareTo(other.id);
        }
    }

    /** The areas a customer counts in: feeder, region, segments, the system. */
    public List<Area> of(String customerId) {
        MasterTable.Areas mine = areas.get(customerId);
        List<Area> of = new ArrayList<>();
        if (mine != null && mine.feederId() != null) of.add(new Area(IssuedForecast.FEEDER, mine.feederId()));
        if (mine != null && mine.region() != null) of.add(new Area(IssuedForecast.REGION, mine.region()));
        for (String segment : segments.getOrDefault(customerId, List.of()))
            of.add(new Area(IssuedForecast.SEGMENT, segment));
        of.add(new Area(IssuedForecast.SYSTEM, IssuedForecast.SYSTEM));
        return of;
    }

    /** The customers' forecasts by area, in order of area and customer. */
    public Map<Area, List<IssuedForecast>> grouped(List<IssuedForecast> forecasts) {
        Map<Area, List<IssuedForecast>> grouped = new TreeMap<>();
        for (IssuedForecast forecast : forecasts)
            for (Area area : of(forecast.id()))
                grouped.computeIfAbsent(area, a -> new ArrayList<>()).add(forecast);
        return grouped;
    }

    public static Duration coarsest(List<IssuedForecast> forecasts) {
        return forecasts.stream().map(IssuedForecast::interval).max(Duration::compareTo).orElseThrow();
    }

    /** The exact sum of the medians of a lead day, in slots of {@code interval}. */
    public static double[] p50(List<IssuedForecast> forecasts, int lead, Duration interval) {
        double[] sum = null;
        for (IssuedForecast forecast : forecasts) {
            double[] p50 = coarse(forecast.atLead(lead).p50(), forecast.interval(), interval);
            if (sum == null) sum = new double[p50.length];
            for (int s = 0; s < sum.length; s++)
                sum[s] += p50[s];
        }
        return sum;
    }

    /** Sums customers' residuals of one lead and day; a value missing counts as forecast. {@code issued} only if all are. */
    public static Residual residual(List<AreaResidual> residuals, Duration interval) {
        Residual first = residuals.get(0).residual();
        double[] sum = null;
        boolean issued = true;
        for (AreaResidual one : residuals) {
            double[] kwh = coarse(one.residual().kwh(), one.interval(), interval);
            if (sum == null) sum = new double[kwh.length];
            for (int s = 0; s < sum.length; s++)
                if (!Double.isNaN(kwh[s])) sum[s] += kwh[s];
            issued &= one.residual().issued();
        }
        return new Residual(first.leadDays(), first.day(), issued, sum);
    }

    private static double[] coarse(double[] values, Duration from, Duration to) {
        return Histories.coarsened(values, (int) (to.toSeconds() / from.toSeconds()));
    }
}
