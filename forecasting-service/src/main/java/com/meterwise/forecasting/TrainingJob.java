package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.forecasting.publishing.AreaResidual;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.ModelTable;
import com.meterwise.forecasting.publishing.OperationTable;
import com.meterwise.forecasting.publishing.ResidualTable;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Transactions;

/**
 * Trains the models of a shard that are due, before its forecasts are issued: a few customers a transaction, so that none lasts long and only a
 * few histories are held at once. One that was trained before a crash is no longer due after it.
 */
final class TrainingJob {
    private static final int AT_ONCE = 16;

    private final Forecasting forecasting;
    private final ForecastingConfig config;
    private final Loads loads;

    TrainingJob(Forecasting forecasting, ForecastingConfig config, Loads loads) {
        this.forecasting = forecasting;
        this.config = config;
        this.loads = loads;
    }

    void run(ClosedDay closed, Shard shard, Transactions transactions) {
        LocalDate day = closed.day();
        List<String> due = transactions.call(work -> ModelTable.due(shard, day, day.minusDays(config.retrainDays()),
                day.minusDays(config.staleDays()), config.trainingsAShard(), work.connection()));
        for (List<String> some : Batches.of(due, AT_ONCE))
            transactions.run(work -> train(some, day, work.connection()));
    }

    private void train(List<String> customers, LocalDate day, Connection connection) throws SQLException {
        Map<String, CustomerHistory> histories = loads.of(customers, day, config.historyDays(), connection);
        Map<String, Surroundings> around = loads.around(histories.keySet(), day, config.historyDays(), connection);
        Map<String, TrainedModel> champions = ModelTable.of(histories.keySet(), id -> around.get(id).types(), connection);
        List<AreaResidual> backtested = new ArrayList<>();
        for (CustomerHistory history : histories.values()) {
            String id = history.customerId();
            if (history.load().days() < Forecasting.MIN_DAYS) continue;
            TrainedModel champion = champions.get(id);
            Training.Outcome outcome = forecasting.train(history, around.get(id), Optional.ofNullable(champion));
            ModelTable.put(id, outcome.model(), connection);
            if (champion != null && !champion.name().equals(outcome.model().name()))
                OperationTable.promoted(
                        new OperationTable.Promotion(id, day, champion.name(), outcome.model().name(), outcome.model().reason()),
                        connection);
            for (Residual residual : outcome.residuals())
                backtested.add(new AreaResidual(IssuedForecast.CUSTOMER, id, history.interval(), residual));
        }
        ResidualTable.keep(backtested, connection);
    }
}
