package com.meterwise.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Accuracy;
import com.meterwise.forecasting.evaluation.Conformal;
import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.Ensemble;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.time.MarketTime;

/** Day-ahead on real buildings, as the service does it: trained weekly, gated, deciles from own errors; 8 weeks to 2019-12-10. */
@Tag("slow")
class CambridgeTest {
    private static final MarketTime TIME = new MarketTime(ZoneId.of("Europe/London"));
    private static final ClockDays CLOCK = new ClockDays(TIME, Duration.ofHours(1));
    static final LocalDate FIRST = LocalDate.of(2018, 1, 1), FROM = LocalDate.of(2019, 10, 16), TO = LocalDate.of(2019, 12, 10);
    private static final int DAYS = (int) (TO.toEpochDay() - FIRST.toEpochDay()) + 1;

    /**
     * @param p50       of each day judged
     * @param residuals of these and of the days before that the first training held out
     */
    private record Score(double mase, double wape, double coverage, boolean blend, double[][] p50, List<Residual> residuals) {}

    @Test
    void the_served_models_beat_last_week_by_a_third_on_real_buildings() throws IOException {
        Path folder = Path.of(System.getProperty("meterwise.root"), "..", "shared", "data", "cambridge");
        assumeTrue(Files.isDirectory(folder), "skipped: the Cambridge data are not beside the project");
        Map<String, double[][]> buildings = clean(folder);
        long begun = System.nanoTime();
        List<Score> scores = buildings.values().stream().map(CambridgeTest::score).toList();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double mase = scores.stream().mapToDouble(Score::mase).average().orElseThrow();
        List<Double> wapes = new ArrayList<>(scores.stream().map(Score::wape).toList());
        Collections.sort(wapes);
        double coverage = scores.stream().mapToDouble(Score::coverage).average().orElseThrow();
        System.out.printf(
                "cambridge, %d buildings: MASE mean %.3f, WAPE median %.2f %%, 80 %% interval covers %.1f %% (of their sum %.1f %%), blend served in %d, %.1f s%n",
                scores.size(), mase, 100 * wapes.get(wapes.size() / 2), 100 * coverage, 100 * coverageOfSum(scores),
                scores.stream().filter(Score::blend).count(),
                seconds);
        assertThat(mase).isLessThan(0.71);
        assertThat(wapes.get(wapes.size() / 2)).isLessThan(0.08);
        assertThat(coverage).isBetween(0.78, 0.82);
    }

    /** As operation does for an area: the sum of the medians, the deciles from the sum's own errors. */
    private static double coverageOfSum(List<Score> scores) {
        Forecasting forecasting = new Forecasting(TIME, new Training(28), new Conformal(new DayTypes(Set.of())));
        Map<LocalDate, double[]> missed = new TreeMap<>();
        for (Score score : scores)
            for (Residual residual : score.residuals())
                if (residual.leadDays() == 1) add(missed.computeIfAbsent(residual.day(), day -> new double[24]), residual.kwh());
        List<Residual> known = new ArrayList<>();
        missed.forEach((day, kwh) -> {
            if (day.isBefore(FROM)) known.add(new Residual(1, day, false, kwh));
        });
        double covered = 0;
        int days = 0;
        for (LocalDate day = FROM; !day.isAfter(TO); day = day.plusDays(1), days++) {
            double[] p50 = new double[24];
            for (Score score : scores)
                add(p50, score.p50()[days]);
            LocalDate oldest = day.minusDays(29);
            IssuedForecast forecast = forecasting.issued(IssuedForecast.SYSTEM, IssuedForecast.SYSTEM, day.minusDays(1), TIME.startOf(day),
                    Duration.ofHours(1), new double[][]{ p50, p50 }, known.stream().filter(one -> one.day().isAfter(oldest)).toList(),
                    "sum",
                    "A", null, null, scores.size());
            double[][] kwh = forecast.atLead(1).kwh();
            Residual residual = new Residual(1, day, true, missed.get(day)).within(CLOCK.toClock(day, kwh[0]), p50,
                    CLOCK.toClock(day, kwh[Deciles.COUNT - 1]));
            known.add(residual);
            covered += residual.covered();
        }
        return covered / days;
    }

    private static void add(double[] sum, double[] values) {
        for (int s = 0; s < sum.length; s++)
            if (!Double.isNaN(values[s])) sum[s] += values[s];
    }

    private static Score score(double[][] kwh) {
        DayTypes types = new DayTypes(Set.of());
        Forecasting forecasting = new Forecasting(TIME, new Training(28), new Conformal(types));
        Instant[] availableAt = new Instant[DAYS];
        for (int d = 0; d < DAYS; d++)
            availableAt[d] = TIME.endOf(FIRST.plusDays(d));
        LoadHistory all = LoadHistory.of(FIRST, kwh, availableAt);
        double scale = all.through(FROM.minusDays(1)).weeklyChange(0);
        Optional<TrainedModel> model = Optional.empty();
        List<Residual> residuals = new ArrayList<>();
        double[][] medians = new double[(int) (TO.toEpochDay() - FROM.toEpochDay()) + 1][];
        Accuracy[] days = new Accuracy[(int) (TO.toEpochDay() - FROM.toEpochDay()) + 1];
        for (int i = 0; i < days.length; i++) {
            LocalDate day = FROM.plusDays(i);
            CustomerHistory history = new CustomerHistory("C", Duration.ofHours(1), all.through(day.minusDays(1)), day.minusDays(1), 0,
                    TIME.startOf(day));
            if (i % 7 == 0) {
                Training.Outcome outcome = forecasting.train(history, Surroundings.of(types), model);
                if (model.isEmpty()) residuals.addAll(outcome.residuals());
                model = Optional.of(outcome.model());
            }
            LocalDate oldest = day.minusDays(29);
            IssuedForecast forecast = forecasting.forecast(history, Surroundings.of(types), model.orElseThrow(),
                    residuals.stream().filter(residual -> residual.day().isAfter(oldest)).toList());
            double[] came = CLOCK.toActual(day, all.day(day)), miss = all.day(day);
            double[] p50 = CLOCK.toClock(day, forecast.atLead(1).p50());
            medians[i] = p50;
            for (int s = 0; s < miss.length; s++)
                miss[s] -= p50[s];
            residuals.add(new Residual(1, day, true, miss).within(CLOCK.toClock(day, forecast.atLead(1).kwh()[0]), p50,
                    CLOCK.toClock(day, forecast.atLead(1).kwh()[Deciles.COUNT - 1])));
            days[i] = Accuracy.of(came, forecast.atLead(1), scale);
        }
        double error = Arrays.stream(days).mapToDouble(Accuracy::absoluteError).sum();
        int slots = Arrays.stream(days).mapToInt(Accuracy::slots).sum();
        return new Score(error / slots / scale, error / Arrays.stream(days).mapToDouble(Accuracy::absoluteActual).sum(),
                Arrays.stream(days).mapToInt(Accuracy::covered).sum() / (double) slots, model.orElseThrow().name().equals(Ensemble.NAME),
                medians, residuals);
    }

    /** Buildings with a value in every hour of both years and, in 2019, hardly a zero: a zero means missing in these data. */
    static Map<String, double[][]> clean(Path folder) throws IOException {
        Map<String, double[][]> buildings = new TreeMap<>();
        Map<String, Integer> zeros = new TreeMap<>(), hours = new TreeMap<>();
        for (int year = 2018; year <= 2019; year++) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(folder.resolve("electricity_%d.csv.gz".formatted(year))))))) {
                String[] names = lines.readLine().split(",");
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] cells = line.split(",", -1);
                    var at = LocalDateTime.parse(cells[0].replace(' ', 'T')).atZone(ZoneOffset.UTC).withZoneSameInstant(TIME.zone());
                    int day = (int) (at.toLocalDate().toEpochDay() - FIRST.toEpochDay());
                    for (int i = 1; i < cells.length; i++) {
                        if (cells[i].isEmpty()) continue;
                        double kwh = Double.parseDouble(cells[i]);
                        hours.merge(names[i], 1, Integer::sum);
                        if (year == 2019 && kwh == 0) zeros.merge(names[i], 1, Integer::sum);
                        if (day < 0 || day >= DAYS) continue;
                        double[] row = buildings.computeIfAbsent(names[i], name -> missing())[day];
                        row[at.getHour()] = Double.isNaN(row[at.getHour()]) ? kwh : (row[at.getHour()] + kwh) / 2;
                    }
                }
            }
        }
        buildings.keySet().removeIf(name -> hours.get(name) < 2 * 8760 || zeros.getOrDefault(name, 0) >= 0.02 * 8760);
        return buildings;
    }

    private static double[][] missing() {
        double[][] days = new double[DAYS][24];
        for (double[] day : days)
            Arrays.fill(day, Double.NaN);
        return days;
    }
}
