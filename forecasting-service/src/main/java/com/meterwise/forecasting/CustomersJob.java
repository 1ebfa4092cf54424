package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.forecasting.evaluation.Accuracy;
import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.operation.InputGate;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.forecasting.publishing.AccuracyTable;
import com.meterwise.forecasting.publishing.Announcements;
import com.meterwise.forecasting.publishing.AreaResidual;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.MeasuredDay;
import com.meterwise.forecasting.publishing.ModelTable;
import com.meterwise.forecasting.publishing.OperationTable;
import com.meterwise.forecasting.publishing.ResidualTable;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Work;

/** A shard of customers on a closed day: what was forecast of it is measured, and the next two days are forecast. */
final class CustomersJob {
    /** Customers whose recent histories are held at once. */
    static final int AT_ONCE = 1_000;
    private static final int RESIDUAL_DAYS = 28;
    private static final int GATED_DAYS = 7;

    private final Forecasting forecasting;
    private final ForecastingConfig config;
    private final Loads loads;
    private final Announcements announcements;

    CustomersJob(Forecasting forecasting, ForecastingConfig config, Loads loads, Announcements announcements) {
        this.forecasting = forecasting;
        this.config = config;
        this.loads = loads;
        this.announcements = announcements;
    }

    int run(ClosedDay day, Shard shard, Work work) throws SQLException {
        int customers = 0;
        Newcomers newcomers = new Newcomers(forecasting, day.day(), work.connection());
        for (int bucket = shard.firstBucket(); bucket <= shard.lastBucket(); bucket++)
            for (List<String> some : Batches.of(customers(day, bucket, work.connection()), AT_ONCE))
                customers += run(day, some, newcomers, work);
        return customers;
    }

    /** A higher revision measures again those whose data changed, and forecasts nobody: a forecast is issued once. */
    private static List<String> customers(ClosedDay day, int bucket, Connection connection) throws SQLException {
        List<String> customers = MasterTable.customers(bucket, bucket, connection);
        return day.revision() == 1 ? customers : customers.stream().filter(Set.copyOf(day.customers())::contains).toList();
    }

    private int run(ClosedDay day, List<String> customers, Newcomers newcomers, Work work) throws SQLException {
        Connection connection = work.connection();
        Map<String, CustomerHistory> recent = loads.of(customers, day.day(), Histories.RECENT_DAYS, connection);
        Map<String, Surroundings> around = loads.around(recent.keySet(), day.day(), Histories.RECENT_DAYS, connection);
        measure(day, recent, around, work);
        return day.revision() > 1 ? recent.size() : forecast(day.day(), customers, recent, around, newcomers, work);
    }

    private void measure(ClosedDay day, Map<String, CustomerHistory> recent, Map<String, Surroundings> around, Work work)
            throws SQLException {
        List<MeasuredDay> measured = new ArrayList<>();
        List<AreaResidual> residuals = new ArrayList<>();
        for (int lead = 1; lead <= Backtest.LEAD_DAYS; lead++) {
            for (IssuedForecast forecast : ForecastTable.ofCustomers(recent.keySet(), day.day().minusDays(lead), work.connection())) {
                CustomerHistory history = recent.get(forecast.id());
                if (!history.interval().equals(forecast.interval())) continue;
                ClockDays clock = new ClockDays(forecasting.time(), forecast.interval());
                Deciles issued = forecast.atLead(lead);
                double[] came = history.load().day(day.day()), p50 = clock.toClock(day.day(), issued.p50());
                Accuracy accuracy = Accuracy.of(clock.toActual(day.day(), came), issued,
                        forecast.scaleKwh() == null ? Double.NaN : forecast.scaleKwh());
                if (accuracy.slots() == 0) continue;
                for (int s = 0; s < came.length; s++)
                    came[s] -= p50[s];
                measured.add(new MeasuredDay(forecast.level(), forecast.id(), day.day(), lead, forecast.model(), accuracy));
                double[] missed = around.get(forecast.id()).cuts().outOf(came, day.day(), clock);
                residuals.add(new AreaResidual(forecast.level(), forecast.id(), forecast.interval(),
                        new Residual(lead, day.day(), true, missed).within(clock.toClock(day.day(), issued.kwh()[0]), p50,
                                clock.toClock(day.day(), issued.kwh()[Deciles.COUNT - 1]))));
            }
        }
        AccuracyTable.keep(measured, work.connection());
        ResidualTable.keep(residuals, work.connection());
        Instant at = forecasting.time().endOf(day.day());
        for (MeasuredDay one : measured)
            announcements.accuracy(one, at, work);
    }

    private int forecast(LocalDate day, List<String> customers, Map<String, CustomerHistory> recent,
            Map<String, Surroundings> around, Newcomers newcomers, Work work) throws SQLException {
        recent.values().removeIf(history -> history.isStale(config.staleDays()));
        List<CustomerHistory> young = recent.values().stream().filter(history -> history.load().days() < Forecasting.MIN_DAYS).toList();
        recent.values().removeAll(young);
        Map<String, TrainedModel> models = ModelTable.of(recent.keySet(), id -> around.get(id).types(), work.connection());
        Map<String, List<Residual>> residuals = residuals(day, customers, work.connection());
        List<IssuedForecast> forecasts = new ArrayList<>();
        for (CustomerHistory history : recent.values())
            forecasts.add(forecast(history, around.get(history.customerId()), models.get(history.customerId()),
                    residuals.getOrDefault(history.customerId(), List.of()), work.connection()));
        forecasts.addAll(newcomers.forecast(young, customers, residuals));
        for (IssuedForecast forecast : forecasts)
            announcements.forecast(forecast, work);
        ForecastTable.add(forecasts, work.connection());
        return forecasts.size();
    }

    private IssuedForecast forecast(CustomerHistory history, Surroundings around, TrainedModel model, List<Residual> own,
            Connection connection) throws SQLException {
        LoadHistory load = history.load();
        InputGate.Finding finding = InputGate.DEFAULT.of(load);
        if (finding != InputGate.Finding.PASSED) {
            OperationTable.keepFinding(history.customerId(), load.last(), finding, load.coverage(GATED_DAYS), connection);
            return forecasting.fallback(history, around, own);
        }
        if (model != null && model.slots() != load.slots()) {
            // its meter now measures at another interval: what was learnt is of no use
            ModelTable.forget(history.customerId(), connection);
            return forecasting.untrained(history, around, own);
        }
        return model == null ? forecasting.untrained(history, around, own) : forecasting.forecast(history, around, model, own);
    }

    private static Map<String, List<Residual>> residuals(LocalDate day, List<String> customers, Connection connection)
            throws SQLException {
        Map<String, List<Residual>> residuals = new HashMap<>();
        for (AreaResidual one : ResidualTable.ofCustomers(customers, day.minusDays(RESIDUAL_DAYS), day, connection))
            residuals.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one.residual());
        return residuals;
    }
}
