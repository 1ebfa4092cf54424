package com.meterwise.forecasting.api;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

import com.meterwise.forecasting.evaluation.Comparison;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.InterruptionTable;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.operation.Cuts;
import com.meterwise.forecasting.operation.RegionTable;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

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
    private final DayTypes types;
    private final Executor executor;

    BacktestJob(BacktestTable backtests, Transactions transactions, MeterDays days, MarketTime time, Training training,
            DayTypes types, ManagedExecutor executor) {
        this.backtests = backtests;
        this.transactions = transactions;
        this.days = days;
        this.time = time;
        this.training = training;
        this.types = types;
        this.executor = executor;
    }

    void resume(@Observes StartupEvent start) {
        List<String> cutShort = transactions.call(work -> backtests.list("state", "RUNNING").stream().map(row -> row.backtestId).toList());
        cutShort.forEach(this::start);
    }

    void start(String backtestId) { executor.execute(() -> run(backtestId)); }

    /** Computes outside of a transaction: how far it is can be seen meanwhile, and it can be called off. */
    private void run(String backtestId) {
        try {
            Order order = transactions.call(work -> order(backtests.findById(backtestId), work));
            if (order == null) return;
            Optional<Comparison> comparison = order.history().flatMap(history -> Comparison.of(
                    order.around().cuts().outOf(history.load(), history.interval(), time), order.from(), training, order.around().types(),
                    order.around().weather(), origin -> time.endOf(origin).plus(CLOSING_LAG),
                    (done, all) -> isWanted(backtestId, done, all)));
            end(backtestId, row -> comparison.ifPresentOrElse(row::done, () -> row.failed("too little was known before " + row.firstDay)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "backtest %s failed", backtestId);
            end(backtestId, row -> row.failed("the computation failed"));
        }
    }

    private record Order(LocalDate from, Optional<CustomerHistory> history, Surroundings around) {}

    private Order order(BacktestRow row, Work work) throws SQLException {
        if (row == null) return null;
        LocalDate after = row.firstDay.minusDays(TRAINING_DAYS);
        String region = MasterTable.regions(List.of(row.customerId), work.connection()).get(row.customerId);
        Cuts cuts = new Cuts(InterruptionTable.of(List.of(row.customerId), time.endOf(after), time.endOf(row.lastDay), work.connection())
                .of(row.customerId));
        return new Order(row.firstDay,
                new Histories(time)
                        .of(row.customerId, days.of(List.of(row.customerId), "importKwh", after, row.lastDay, work.connection()),
                                row.lastDay)
                        .filter(found -> found.load().first().isBefore(row.firstDay)),
                new RegionTable(time, types, TRAINING_DAYS).of(region, row.lastDay, work.connection()).with(cuts));
    }

    private boolean isWanted(String backtestId, int done, int all) {
        return transactions.call(work -> {
            BacktestRow row = backtests.findById(backtestId);
            if (row == null || !row.isRunning()) return false;
            row.weeks = all;
            row.weeksDone = done;
            return true;
        });
    }

    /** One called off, or of a customer forgotten meanwhile, stays as it is. */
    private void end(String backtestId, Consumer<BacktestRow> ending) {
        transactions.run(work -> {
            BacktestRow row = backtests.findById(backtestId);
            if (row != null && row.isRunning()) ending.accept(row);
        });
    }
}
