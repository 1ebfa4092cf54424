package com.meterwise.forecasting.api;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import com.meterwise.forecasting.evaluation.Comparison;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

import io.quarkus.runtime.StartupEvent;

/** Runs backtests behind the request that asked for them; one that a stop cut short runs again at the next start. */
@ApplicationScoped
class BacktestJob {
    private static final Logger LOG = Logger.getLogger(BacktestJob.class);
    private static final int TRAINING_DAYS = 730;
    /** A market day closes at ten the next morning at the latest: what came later was not known. */
    private static final Duration CLOSING_LAG = Duration.ofHours(10);

    private final BacktestTable backtests;
    private final Transactions transactions;
    private final MeterDays days;
    private final MarketTime time;
    private final Training training;
    private final Executor executor;

    BacktestJob(BacktestTable backtests, Transactions transactions, MeterDays days, MarketTime time, Training training,
            ManagedExecutor executor) {
        this.backtests = backtests;
        this.transactions = transactions;
        this.days = days;
        this.time = time;
        this.training = training;
        this.executor = executor;
    }

    void resume(@Observes StartupEvent start) {
        List<String> cutShort = transactions.call(work -> backtests.list("state", "RUNNING").stream().map(row -> row.backtestId).toList());
        cutShort.forEach(this::start);
    }

    void start(String backtestId) { executor.execute(() -> run(backtestId)); }

    private void run(String backtestId) {
        try {
            transactions.run(work -> {
                BacktestRow row = backtests.findById(backtestId);
                if (row == null) return;
                List<String> owner = List.of(row.customerId);
                LocalDate after = row.firstDay.minusDays(TRAINING_DAYS);
                Optional<CustomerHistory> history = new Histories(time).of(row.customerId,
                        days.of(owner, "importKwh", after, row.lastDay, work.connection()), row.lastDay);
                history.filter(found -> found.load().first().isBefore(row.firstDay))
                        .flatMap(found -> Comparison.of(found.load(), row.firstDay, training,
                                origin -> time.endOf(origin).plus(CLOSING_LAG)))
                        .ifPresentOrElse(row::done, () -> row.failed("too little was known before " + row.firstDay));
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "backtest %s failed", backtestId);
            transactions.run(work -> backtests.findById(backtestId).failed("the computation failed"));
        }
    }
}
