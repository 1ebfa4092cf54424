package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.meterwise.forecasting.evaluation.Accuracy;
import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.SegmentTable;
import com.meterwise.forecasting.publishing.AccuracyTable;
import com.meterwise.forecasting.publishing.Announcements;
import com.meterwise.forecasting.publishing.AreaResidual;
import com.meterwise.forecasting.publishing.Areas;
import com.meterwise.forecasting.publishing.Areas.Area;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.MeasuredDay;
import com.meterwise.forecasting.publishing.MemberForecasts;
import com.meterwise.forecasting.publishing.MemberResiduals;
import com.meterwise.forecasting.publishing.ResidualTable;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Work;

/**
 * Segments, feeders, regions and the system on a closed day: their P50 is the sum of their customers', their other deciles come from their own
 * errors. Who is in a segment is as last told, and frozen with its forecast: it is measured against those, wherever they have moved since.
 * Sums are all that is held of the customers, and errors of a part of the areas at a time.
 */
final class AreasJob {
    private static final int RESIDUAL_DAYS = 28;
    private static final String MODEL = "sum of customers";

    private final Forecasting forecasting;
    private final Announcements announcements;

    AreasJob(Forecasting forecasting, Announcements announcements) {
        this.forecasting = forecasting;
        this.announcements = announcements;
    }

    void run(LocalDate day, Work work) throws SQLException {
        Connection connection = work.connection();
        SegmentTable.freeze(day, connection);
        SortedMap<Area, MemberForecasts> sums = sums(day, connection);
        keepResiduals(day, sums.keySet(), connection);
        Map<Integer, List<Area>> byBucket = sums.keySet().stream()
                .collect(Collectors.groupingBy(area -> Shard.bucketOf(area.id())));
        for (int bucket = 0; bucket < Shard.BUCKETS; bucket++)
            run(day, bucket, byBucket.getOrDefault(bucket, List.of()), sums, work);
    }

    /** @param areas of the bucket, to be forecast */
    private void run(LocalDate day, int bucket, List<Area> areas, Map<Area, MemberForecasts> sums, Work work) throws SQLException {
        Map<Area, List<Residual>> residuals = new TreeMap<>();
        for (AreaResidual one : ResidualTable.ofAreas(bucket, day.minusDays(RESIDUAL_DAYS), day, work.connection()))
            residuals.computeIfAbsent(new Area(one.level(), one.id()), area -> new ArrayList<>()).add(one.residual());
        measure(day, bucket, residuals, work);
        List<IssuedForecast> forecasts = areas.stream()
                .map(area -> forecast(area, day, sums.get(area), residuals.getOrDefault(area, List.of()))).toList();
        ForecastTable.add(forecasts, work.connection());
        for (IssuedForecast forecast : forecasts)
            announcements.forecast(forecast, work);
    }

    private interface Members {
        void accept(List<String> customers) throws SQLException;
    }

    /** All customers, always in the same order, a few at a time. */
    private static void eachOf(Connection connection, Members members) throws SQLException {
        for (int bucket = 0; bucket < Shard.BUCKETS; bucket++)
            for (List<String> some : Batches.of(MasterTable.customers(bucket, bucket, connection), CustomersJob.AT_ONCE))
                members.accept(some);
    }

    private static SortedMap<Area, MemberForecasts> sums(LocalDate day, Connection connection) throws SQLException {
        SortedMap<Area, MemberForecasts> sums = new TreeMap<>();
        eachOf(connection, customers -> {
            Areas areas = new Areas(MasterTable.places(customers, connection), SegmentTable.frozen(day, customers, connection));
            for (IssuedForecast forecast : ForecastTable.ofCustomers(customers, day, connection))
                for (Area area : areas.of(forecast.id()))
                    sums.computeIfAbsent(area, unused -> new MemberForecasts()).add(forecast);
        });
        return sums;
    }

    private IssuedForecast forecast(Area area, LocalDate day, MemberForecasts members, List<Residual> residuals) {
        ClockDays clock = new ClockDays(forecasting.time(), members.interval());
        double[][] p50 = new double[Backtest.LEAD_DAYS][];
        for (int lead = 1; lead <= p50.length; lead++)
            p50[lead - 1] = clock.toClock(day.plusDays(lead), members.p50(lead));
        return forecasting.issued(area.level(), area.id(), day, members.madeAt(), members.interval(), p50, residuals, MODEL,
                members.grade(), null, null, members.count());
    }

    /**
     * Sums what the customers' forecasts missed on the closed day. Where an area is new, all four weeks are summed, from what its customers' models
     * were backtested on.
     *
     * @param forecast areas that are forecast; others but segments are measured no longer
     */
    private static void keepResiduals(LocalDate day, Set<Area> forecast, Connection connection) throws SQLException {
        record Slot(Area area, int lead, LocalDate day) {}
        LocalDate after = day.minusDays(RESIDUAL_DAYS);
        Set<Area> known = ResidualTable.areas(after, day, connection);
        LocalDate from = known.containsAll(forecast) ? day.minusDays(1) : after;
        Optional<LocalDate> firstFrozen = SegmentTable.firstFrozen(connection);
        Map<Slot, MemberResiduals> sums = new LinkedHashMap<>();
        eachOf(connection, customers -> {
            Map<String, MasterTable.Place> places = MasterTable.places(customers, connection);
            Map<LocalDate, Areas> whenMade = new HashMap<>();
            for (AreaResidual one : ResidualTable.ofCustomers(customers, from, day, connection)) {
                Residual residual = one.residual();
                LocalDate made = residual.day().minusDays(residual.leadDays());
                // before segments were forecast, a segment is who is in it now
                LocalDate members = firstFrozen.isPresent() && made.isBefore(firstFrozen.get()) ? day : made;
                if (!whenMade.containsKey(members))
                    whenMade.put(members, new Areas(places, SegmentTable.frozen(members, customers, connection)));
                for (Area area : whenMade.get(members).of(one.id())) {
                    boolean measured = forecast.contains(area) || area.level().equals(IssuedForecast.SEGMENT);
                    if (measured && (residual.day().equals(day) || !known.contains(area)))
                        sums.computeIfAbsent(new Slot(area, residual.leadDays(), residual.day()), slot -> new MemberResiduals()).add(one);
                }
            }
        });
        List<AreaResidual> summed = new ArrayList<>();
        sums.forEach((slot, residuals) -> summed.add(residuals.of(slot.area(), slot.lead(), slot.day())));
        ResidualTable.keep(summed, connection);
    }

    /** What came is what was forecast plus what the members missed by: a member whose day is missing counts as forecast. */
    private void measure(LocalDate day, int bucket, Map<Area, List<Residual>> residuals, Work work) throws SQLException {
        List<MeasuredDay> measured = new ArrayList<>();
        List<AreaResidual> covered = new ArrayList<>();
        for (int lead = 1; lead <= Backtest.LEAD_DAYS; lead++) {
            for (IssuedForecast forecast : ForecastTable.ofAreas(bucket, day.minusDays(lead), work.connection())) {
                List<Residual> ofArea = residuals.getOrDefault(new Area(forecast.level(), forecast.id()), List.of());
                for (int i = 0; i < ofArea.size(); i++) {
                    Residual residual = ofArea.get(i);
                    if (residual.leadDays() != lead || !residual.day().equals(day)) continue;
                    measured.add(measured(forecast, lead, residual));
                    ofArea.set(i, within(forecast, residual));
                    covered.add(new AreaResidual(forecast.level(), forecast.id(), forecast.interval(), ofArea.get(i)));
                }
            }
        }
        ResidualTable.keepCovered(covered, work.connection());
        measured.removeIf(one -> one.accuracy().slots() == 0);
        AccuracyTable.keep(measured, work.connection());
        for (MeasuredDay one : measured)
            announcements.accuracy(one, forecasting.time().endOf(day), work);
    }

    private Residual within(IssuedForecast forecast, Residual residual) {
        ClockDays clock = new ClockDays(forecasting.time(), forecast.interval());
        if (residual.kwh().length != clock.slots()) return residual;
        double[][] kwh = forecast.atLead(residual.leadDays()).kwh();
        return residual.within(clock.toClock(residual.day(), kwh[0]), clock.toClock(residual.day(), kwh[Deciles.MEDIAN]),
                clock.toClock(residual.day(), kwh[Deciles.COUNT - 1]));
    }

    private MeasuredDay measured(IssuedForecast forecast, int lead, Residual residual) {
        return new MeasuredDay(forecast.level(), forecast.id(), residual.day(), lead, forecast.model(),
                Accuracy.of(forecast.came(residual, forecasting.time()), forecast.atLead(lead), Double.NaN));
    }
}
