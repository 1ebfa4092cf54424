package com.meterwise.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.meterwise.forecasting.Forecasting;
import com.meterwise.forecasting.evaluation.Conformal;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.time.MarketTime;

/**
 * F7: what operation computes when a market day has closed, for very many customers. Models are trained before; reading histories and writing
 * forecasts are the database's time and not measured here.
 */
final class IssueBenchmark implements Command {
    private static final LocalDate FIRST = LocalDate.of(2025, 9, 1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final MarketTime TIME = new MarketTime(ZoneId.of("Europe/Berlin"));
    private static final Surroundings AROUND = Surroundings.of(new DayTypes(Set.of()));
    private static final int HOURS = 24, RECENT_DAYS = 70, GOAL_SECONDS = 60;

    /** A customer with its model; few of them stand for many. */
    private record Ready(CustomerHistory recent, Training.Outcome trained) {}

    @Override
    public String name() { return "issue"; }

    @Override
    public String summary() { return "forecasts of 48 hours with nine deciles for 100,000 customers, training apart"; }

    @Override
    public String options() { return """
            --customers N  (default 100000)
            --models N     different histories and models they take turns with (default 60)
            --days N       of history the models are trained on (default 120)
            --threads N    (default 2)
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int customers = arguments.number("customers", 100_000, 1), models = arguments.number("models", 60, 1);
        int days = arguments.number("days", 120, 60), threads = arguments.number("threads", 2, 1);
        arguments.refuseTheRest();
        Forecasting forecasting = new Forecasting(TIME, new Training(28), new Conformal(AROUND.types()));
        long begin = System.nanoTime();
        List<Ready> ready = new ArrayList<>();
        for (int m = 0; m < models; m++) {
            CustomerHistory history = history(m, days);
            CustomerHistory recent = new CustomerHistory(history.customerId(), HOUR, history.load().tail(RECENT_DAYS), history.lastKnown(),
                    0, history.knownAt());
            ready.add(new Ready(recent, forecasting.train(history, AROUND, Optional.empty())));
        }
        double training = seconds(begin);
        issue(forecasting, ready, Math.max(1, customers / 20), threads);
        begin = System.nanoTime();
        long values = issue(forecasting, ready, customers, threads);
        double took = seconds(begin);
        Map<String, Integer> served = new TreeMap<>();
        ready.forEach(one -> served.merge(one.trained().model().name(), 1, Integer::sum));
        Goals goals = new Goals();
        goals.atMost("%,d customers x 48 slots x 9 deciles, %d threads".formatted(customers, threads), took, GOAL_SECONDS, "s",
                "%,.0f forecasts a second; %,d values".formatted(customers / took, values));
        goals.note("models served", served.toString(), "");
        goals.note("training, a model, apart", Goals.shown(1000 * training / models, "ms"), "");
        goals.print(System.out);
        return goals.allReached();
    }

    private static long issue(Forecasting forecasting, List<Ready> ready, int customers, int threads) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int part = t;
                parts.add(workers.submit(() -> {
                    long values = 0;
                    for (int c = part; c < customers; c += threads) {
                        Ready one = ready.get(c % ready.size());
                        IssuedForecast forecast = forecasting.forecast(one.recent(), AROUND, one.trained().model(),
                                one.trained().residuals());
                        values += 9L * forecast.deciles().slots();
                    }
                    return values;
                }));
            }
            long values = 0;
            for (Future<Long> part : parts)
                values += part.get();
            return values;
        } finally {
            workers.shutdownNow();
        }
    }

    private static CustomerHistory history(int number, int days) {
        Random random = new Random(number);
        double size = Math.exp(random.nextGaussian()), busy = 1 + 2 * random.nextDouble();
        double[][] kwh = new double[days][HOURS];
        Instant[] known = new Instant[days];
        for (int d = 0; d < days; d++) {
            boolean off = MarketTime.isWeekend(FIRST.plusDays(d));
            double level = 1 + 0.1 * random.nextGaussian();
            for (int h = 0; h < HOURS; h++)
                kwh[d][h] = Math.max(0,
                        size * level * (1 + (!off && h >= 7 && h < 18 ? busy : 0.2)) * (1 + 0.1 * random.nextGaussian()));
            known[d] = TIME.endOf(FIRST.plusDays(d));
        }
        LoadHistory load = LoadHistory.of(FIRST, kwh, known);
        return new CustomerHistory("C" + number, HOUR, load, load.last(), 0, Arrays.stream(known).max(Instant::compareTo).orElseThrow());
    }

    private static double seconds(long since) { return (System.nanoTime() - since) / 1e9; }
}
