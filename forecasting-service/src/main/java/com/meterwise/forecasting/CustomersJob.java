package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.forecasting.evaluation.Accuracy;
import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.operation.InputGate;
import com.meterwise.forecasting.publishing.AccuracyTable;
import com.meterwise.forecasting.publishing.Announcements;
import com.meterwise.forecasting.publishing.AreaResidual;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.MeasuredDay;
import com.meterwise.forecasting.publishing.ModelRow;
import com.meterwise.forecasting.publishing.ModelTable;
import com.meterwise.forecasting.publishing.OperationTable;
import com.meterwise.forecasting.publishing.ResidualTable;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Work;

/** A shard of customers on a closed day: what was forecast of it is measured, and the next two days are forecast. */
final class CustomersJob {
    private static final int RESIDUAL_DAYS = 28;
    private static final int MIN_DAYS = 7;
    private static final int GATED_DAYS = 7;
    private static final String IMPORT = "importKwh";

    private final Forecasting forecasting;
    private final ForecastingConfig config;
    private final MeterDays days;
    private final ModelTable models;
    private final Announcements announcements;
    private final Histories histories;

    CustomersJob(Forecasting forecasting, ForecastingConfig config, MeterDays days, ModelTable models, Announcements announcements) {
        this.forecasting = forecasting;
        this.config = config;
        this.days = days;
        this.models = models;
        this.announcements = announcements;
        this.histories = new Histories(forecasting.time());
    }

    int run(ClosedDay day, Shard shard, Work work) throws SQLException {
        Connection connection = work.connection();
        List<String> customers = MasterTable.customers(shard.firstBucket(), shard.lastBucket(), connection);
        // a higher revision measures again those whose data changed, and forecasts nobody: a forecast is issued once
        if (day.revision() > 1) customers = customers.stream().filter(Set.copyOf(day.customers())::contains).toList();
        Map<String, CustomerHistory> recent = load(customers, day.day(), Histories.RECENT_DAYS, connection);
        measure(day, shard, recent, work);
        return day.revision() > 1 ? recent.size() : forecast(day.day(), shard, recent, work);
    }

    private void measure(ClosedDay day, Shard shard, Map<String, CustomerHistory> recent, Work work) throws SQLException {
        List<MeasuredDay> measured = new ArrayList<>();
        List<AreaResidual> residuals = new ArrayList<>();
        for (int lead = 1; lead <= Backtest.LEAD_DAYS; lead++) {
            for (IssuedForecast forecast : ForecastTable.issuedOn(day.day().minusDays(lead), IssuedForecast.CUSTOMER, shard.firstBucket(),
                    shard.lastBucket(), work.connection())) {
                CustomerHistory history = recent.get(forecast.id());
                if (history == null || !history.interval().equals(forecast.interval())) continue;
                ClockDays clock = new ClockDays(forecasting.time(), forecast.interval());
                Deciles issued = forecast.atLead(lead);
                double[] came = history.load().day(day.day()), p50 = clock.toClock(day.day(), issued.p50());
                Accuracy accuracy = Accuracy.of(clock.toActual(day.day(), came), issued,
                        forecast.scaleKwh() == null ? Double.NaN : forecast.scaleKwh());
                if (accuracy.slots() == 0) continue;
                for (int s = 0; s < came.length; s++)
                    came[s] -= p50[s];
                measured.add(new MeasuredDay(forecast.level(), forecast.id(), day.day(), lead, forecast.model(), accuracy));
                residuals.add(
                        new AreaResidual(forecast.level(), forecast.id(), forecast.interval(), new Residual(lead, day.day(), true, came)));
            }
        }
        AccuracyTable.keep(measured, work.connection());
        ResidualTable.keep(residuals, work.connection());
        Instant at = forecasting.time().endOf(day.day());
        for (MeasuredDay one : measured)
            announcements.accuracy(one, at, work);
    }

    private int forecast(LocalDate day, Shard shard, Map<String, CustomerHistory> recent, Work work) throws SQLException {
        recent.values().removeIf(history -> history.isStale(config.staleDays()) || history.load().days() < MIN_DAYS);
        Map<String, ModelRow> rows = models.byCustomer(recent.keySet());
        Map<String, TrainedModel> served = train(day, recent, rows, work);
        Map<String, List<Residual>> residuals = residuals(day, shard, work.connection());
        List<IssuedForecast> forecasts = new ArrayList<>();
        for (CustomerHistory history : recent.values()) {
            InputGate.Finding finding = InputGate.DEFAULT.of(history.load());
            List<Residual> own = residuals.getOrDefault(history.customerId(), List.of());
            IssuedForecast forecast = finding == InputGate.Finding.PASSED
                    ? forecasting.forecast(history, served.get(history.customerId()), own)
                    : forecasting.fallback(history, own);
            if (finding != InputGate.Finding.PASSED)
                OperationTable.keepFinding(history.customerId(), day, finding,
                        history.load().coverage(GATED_DAYS), work.connection());
            forecasts.add(forecast);
            announcements.forecast(forecast, work);
        }
        ForecastTable.add(forecasts, work.connection());
        return forecasts.size();
    }

    /** Trains those whose model is due, on all of their history, which is read for them alone. */
    private Map<String, TrainedModel> train(LocalDate day, Map<String, CustomerHistory> recent, Map<String, ModelRow> rows, Work work)
            throws SQLException {
        Map<String, TrainedModel> served = new HashMap<>();
        Map<String, TrainedModel> last = new HashMap<>();
        List<String> due = new ArrayList<>();
        for (CustomerHistory history : recent.values()) {
            String id = history.customerId();
            Optional<TrainedModel> held = models.modelOf(rows.get(id), forecasting.conformal().types(), history.load());
            held.ifPresent(model -> last.put(id, model));
            if (held.filter(model -> model.serves(day, history.load().slots(), config.retrainDays())).isPresent())
                served.put(id, held.get());
            else
                due.add(id);
        }
        List<AreaResidual> backtested = new ArrayList<>();
        for (CustomerHistory history : load(due, day, config.historyDays(), work.connection()).values()) {
            String id = history.customerId();
            Training.Outcome outcome = forecasting.train(history, Optional.ofNullable(last.get(id)));
            models.put(rows.get(id), id, outcome.model());
            TrainedModel champion = last.get(id);
            if (champion != null && !champion.name().equals(outcome.model().name()))
                OperationTable.promoted(
                        new OperationTable.Promotion(id, day, champion.name(), outcome.model().name(), outcome.model().reason()),
                        work.connection());
            served.put(id, outcome.model());
            // a short recent window must not be of another interval than the model's
            recent.put(id, history);
            for (Residual residual : outcome.held().residuals())
                backtested.add(new AreaResidual(IssuedForecast.CUSTOMER, id, history.interval(), residual));
        }
        ResidualTable.keep(backtested, work.connection());
        return served;
    }

    private static Map<String, List<Residual>> residuals(LocalDate day, Shard shard, Connection connection) throws SQLException {
        Map<String, List<Residual>> residuals = new HashMap<>();
        for (AreaResidual one : ResidualTable.of(true, day.minusDays(RESIDUAL_DAYS), day, shard.firstBucket(), shard.lastBucket(),
                connection))
            residuals.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one.residual());
        return residuals;
    }

    /** By customer, in order of id. */
    private Map<String, CustomerHistory> load(List<String> customers, LocalDate through, int lastDays, Connection connection)
            throws SQLException {
        Map<String, List<MeterDay>> byOwner = new TreeMap<>();
        for (MeterDay day : days.of(customers, IMPORT, through.minusDays(lastDays), through, connection))
            byOwner.computeIfAbsent(day.ownerId(), id -> new ArrayList<>()).add(day);
        Map<String, CustomerHistory> loads = new TreeMap<>();
        byOwner.forEach((id, meterDays) -> histories.of(id, meterDays, through).ifPresent(history -> loads.put(id, history)));
        return loads;
    }
}
