package com.meterwise.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.evidence.Score.Scored;
import com.meterwise.forecasting.evaluation.RollingOrigin;
import com.meterwise.forecasting.evaluation.RollingOrigin.Standing;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.synthetic.Utility;

/**
 * What the system finds of a truth that was planted, at one size. Same size and seed, same scores, but for speed and memory.
 *
 * @param customers at least 200
 * @param days      at least 70
 */
record Scoreboard(int seed, int customers, int days) {
    private static final int HOURS = 24;
    private static final int WINDOWS = 7;
    /** Series that are forecast: what a few customers use, and all of them together. */
    private static final int FORECAST = 5;
    private static final int CUSTOMERS_A_FEEDER = 25;

    Scoreboard {
        if (customers < 200 || days < 70)
            throw new IllegalArgumentException("200 customers and 70 days are the least, got %d and %d".formatted(customers, days));
    }

    /** @param progress told what is being done */
    List<Score> scores(Consumer<String> progress) throws Exception {
        List<Score> scores = new ArrayList<>();
        progress.accept("validation");
        long before = System.nanoTime();
        add(scores, Scored.VEE_F1, ValidationBenchmark.f1(seed, customers, days));
        double readings = (double) customers * days * 2 * HOURS / ((System.nanoTime() - before) / 1e9);
        progress.accept("segmentation");
        SegmentsBenchmark.Found found = SegmentsBenchmark.Found
                .of(PlantedMarket.of(seed, customers, Math.max(days, Segmented.WINDOW_DAYS)));
        add(scores, Scored.SEGMENTS_ARI, found.rand());
        add(scores, Scored.KEY_PRECISION, found.keyPrecision());
        add(scores, Scored.KEY_RECALL, found.keyRecall());
        progress.accept("forecasts");
        Standing blend = forecast();
        add(scores, Scored.FORECAST_MASE, blend.mase());
        add(scores, Scored.FORECAST_COVERAGE_ERROR, Math.abs(100 * blend.coverage() - 80));
        progress.accept("losses");
        add(scores, Scored.LOSS_DELAY, slowest(LossesBenchmark.delays(seed, Math.max(10, customers / CUSTOMERS_A_FEEDER), days)));
        progress.accept("campaigns");
        add(scores, Scored.LIFT_COVERED, LiftBenchmark.covered(seed, Math.min(customers, 2_000)));
        add(scores, Scored.CAP_BREACHES, CapsBenchmark.breaches(seed, customers / 10, 30));
        add(scores, Scored.READINGS_A_SECOND, readings);
        add(scores, Scored.MEMORY_MB, heapMegabytes());
        return scores;
    }

    private static void add(List<Score> scores, Scored what, double value) { scores.add(new Score(what, value)); }

    /** One that was not found at all is not a number, which is worse than any. */
    private static double slowest(double[] delays) {
        return Arrays.stream(delays).anyMatch(Double::isNaN) ? Double.NaN : Arrays.stream(delays).max().orElse(Double.NaN);
    }

    private Standing forecast() throws IOException {
        RollingOrigin rolling = new RollingOrigin(new DayTypes(Set.of()), HOURS, WINDOWS, HOURS, 7 * HOURS);
        List<Standing> standings = rolling.run(series(), model -> {});
        return standings.get(standings.size() - 1);
    }

    /** Days of a clock that has neither 23 nor 25 hours, so that the grid is even. */
    private List<Series> series() throws IOException {
        Utility utility = Utility.of(customers, LocalDate.of(2026, 1, 1), days, ZoneId.of("UTC")).withSeed(seed)
                .withInterval(Duration.ofHours(1));
        double[] all = new double[days * HOURS];
        Map<String, double[]> some = new LinkedHashMap<>();
        for (int d = 0; d < days; d++) {
            LocalDate day = utility.from().plusDays(d);
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            utility.writeReadings(day, day.plusDays(1), lines);
            for (String line : lines.toString(StandardCharsets.UTF_8).split("\n")) {
                JsonNode block = Json.MAPPER.readTree(line);
                String meter = block.get("meterId").asText();
                if (!meter.startsWith("FM-") && some.size() < FORECAST) some.putIfAbsent(meter, missing());
                for (int h = 0; h < HOURS; h++) {
                    JsonNode value = block.get("values").get(h);
                    if (value.isNull()) continue;
                    if (some.containsKey(meter)) some.get(meter)[d * HOURS + h] = value.asDouble();
                    if (meter.startsWith("FM-")) all[d * HOURS + h] += value.asDouble();
                }
            }
        }
        List<Series> series = new ArrayList<>(List.of(Series.of(utility.from(), HOURS, all, null)));
        some.values().forEach(one -> series.add(Series.of(utility.from(), HOURS, one, null)));
        return series;
    }

    private double[] missing() {
        double[] values = new double[days * HOURS];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static double heapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToDouble(usage -> usage.getUsed() / 1048576.0).sum();
    }
}
