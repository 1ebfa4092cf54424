package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
import com.meterwise.forecasting.publishing.AreaSums;
import com.meterwise.forecasting.publishing.AreaSums.Area;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.MeasuredDay;
import com.meterwise.forecasting.publishing.ResidualTable;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Work;

/**
 * Segments, feeders, regions and the system on a closed day: their P50 is the sum of their customers', their other deciles come from their own
 * errors. Who is in a segment is as last told, and frozen with its forecast: it is measured against those, wherever they have moved since.
 */
final class AreasJob {
    private static final int RESIDUAL_DAYS = 28;
    private static final int LAST_BUCKET = Shard.BUCKETS - 1;
    private static final String MODEL = "sum of customers";

    private final Forecasting forecasting;
    private final Announcements announcements;

    AreasJob(Forecasting forecasting, Announcements announcements) {
        this.forecasting = forecasting;
        this.announcements = announcements;
    }

    void run(LocalDate day, Work work) throws SQLException {
        Connection connection = work.connection();
        Map<String, MasterTable.Areas> areas = MasterTable.areas(connection);
        Map<String, List<String>> segments = SegmentTable.current(connection);
        AreaSums sums = new AreaSums(areas, segments);
        List<IssuedForecast> customers = ForecastTable.issuedOn(day, IssuedForecast.CUSTOMER, 0, LAST_BUCKET, connection);
        Map<Area, List<IssuedForecast>> grouped = sums.grouped(customers);
        Map<Area, List<Residual>> residuals = residuals(day, sums, grouped, connection);
        measure(day, residuals, work);
        SegmentTable.freeze(day, segments, connection);
        List<IssuedForecast> forecasts = new ArrayList<>();
        grouped.forEach((area, members) -> forecasts.add(forecast(area, day, members, residuals.getOrDefault(area, List.of()))));
        ForecastTable.add(forecasts, connection);
        for (IssuedForecast forecast : forecasts)
            announcements.forecast(forecast, work);
    }

    private IssuedForecast forecast(Area area, LocalDate day, List<IssuedForecast> members, List<Residual> residuals) {
        Duration interval = AreaSums.coarsest(members);
        ClockDays clock = new ClockDays(forecasting.time(), interval);
        double[][] p50 = new double[Backtest.LEAD_DAYS][];
        for (int lead = 1; lead <= p50.length; lead++)
            p50[lead - 1] = clock.toClock(day.plusDays(lead), AreaSums.p50(members, lead, interval));
        Instant madeAt = members.stream().map(IssuedForecast::madeAt).max(Instant::compareTo).orElseThrow();
        String grade = members.stream().map(IssuedForecast::grade).sorted().toList().get(members.size() / 2);
        return forecasting.issued(area.level(), area.id(), day, madeAt, interval, p50, residuals, MODEL, grade, null, null, members.size());
    }

    /**
     * The areas' errors of the last four weeks. Those of the closed day are summed now; where areas are new, all four weeks are, from what their
     * customers' models were backtested on.
     */
    private Map<Area, List<Residual>> residuals(LocalDate day, AreaSums sums, Map<Area, List<IssuedForecast>> grouped,
            Connection connection)
            throws SQLException {
        LocalDate after = day.minusDays(RESIDUAL_DAYS);
        Set<Area> known = new HashSet<>();
        for (AreaResidual one : ResidualTable.of(false, after, day, 0, LAST_BUCKET, connection))
            known.add(new Area(one.level(), one.id()));
        LocalDate from = known.containsAll(grouped.keySet()) ? day.minusDays(1) : after;
        keepSums(ResidualTable.of(true, from, day, 0, LAST_BUCKET, connection), sums, grouped, connection);
        Map<Area, List<Residual>> residuals = new TreeMap<>();
        for (AreaResidual one : ResidualTable.of(false, after, day, 0, LAST_BUCKET, connection))
            residuals.computeIfAbsent(new Area(one.level(), one.id()), area -> new ArrayList<>()).add(one.residual());
        return residuals;
    }

    private static void keepSums(List<AreaResidual> ofCustomers, AreaSums sums, Map<Area, List<IssuedForecast>> grouped,
            Connection connection) throws SQLException {
        record Slot(Area area, int lead, LocalDate day) {}
        Map<LocalDate, AreaSums> whenMade = new HashMap<>();
        Map<Slot, List<AreaResidual>> members = new java.util.LinkedHashMap<>();
        for (AreaResidual one : ofCustomers) {
            LocalDate made = one.residual().day().minusDays(one.residual().leadDays());
            if (!whenMade.containsKey(made)) {
                Map<String, List<String>> frozen = SegmentTable.frozen(made, connection);
                whenMade.put(made, frozen.isEmpty() ? sums : new AreaSums(sums.areas(), frozen));
            }
            for (Area area : whenMade.get(made).of(one.id()))
                if (grouped.containsKey(area) || area.level().equals(IssuedForecast.SEGMENT))
                    members.computeIfAbsent(new Slot(area, one.residual().leadDays(), one.residual().day()), slot -> new ArrayList<>())
                            .add(one);
        }
        List<AreaResidual> summed = new ArrayList<>();
        members.forEach((slot, residuals) -> {
            Duration coarsest = residuals.stream().map(AreaResidual::interval).max(Duration::compareTo).orElseThrow();
            summed.add(new AreaResidual(slot.area().level(), slot.area().id(), coarsest, AreaSums.residual(residuals, coarsest)));
        });
        ResidualTable.keep(summed, connection);
    }

    /** What came is what was forecast plus what the members missed by: a member whose day is missing counts as forecast. */
    private void measure(LocalDate day, Map<Area, List<Residual>> residuals, Work work) throws SQLException {
        List<MeasuredDay> measured = new ArrayList<>();
        List<AreaResidual> covered = new ArrayList<>();
        for (int lead = 1; lead <= Backtest.LEAD_DAYS; lead++) {
            for (IssuedForecast forecast : ForecastTable.ofAreas(day.minusDays(lead), work.connection())) {
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
