package com.meterwise.forecasting.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.GradientBoosting;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;

/**
 * Every model, and a blend of them by recent skill, forecasting from rolling origins, each from what was known there and nothing later. Settings, weights and intervals are chosen on windows before the first origin and on those already over.
 *
 * @param horizon slots ahead
 * @param windows origins, the last of them so that its forecast ends with the data
 * @param step    slots between origins
 * @param season  slots; what MASE and the scaled quantile loss compare with
 */
public record RollingOrigin(DayTypes types, int horizon, int windows, int step, int season) {
    public static final String BLEND = Ensemble.NAME;
    private static final int VALIDATION_DAYS = 56;
    /** Days whose errors make weights. */
    private static final int RECENT_DAYS = 84;
    /** A young history teaches so much each week that models are made anew before the first origin that counts, too. */
    private static final int YOUNG_DAYS = 180;
    private static final int INTERVAL_DAYS = 56;
    /** From so few past forecasts no interval is laid that would be worth judging. */
    private static final int UNTAUGHT = 10;
    /** How far a series' own weights count beside those of all. */
    private static final double OWN_SHARE = 0.5;

    public RollingOrigin {
        if (horizon < 1 || windows < 1 || step < 1 || season < 1)
            throw new IllegalArgumentException("horizon, windows, step and season must be positive");
    }

    /**
     * How a model did.
     *
     * @param scores         one a series, in their order
     * @param pasts          by series, what was forecast from each window
     * @param fitSeconds     of all fits
     * @param predictSeconds of all forecasts of the windows
     */
    public record Standing(String model, List<Scoring> scores, List<List<Past>> pasts, double fitSeconds, double predictSeconds) {
        public double mase() { return Scoring.mean(each(Scoring::mase)); }

        public double scaledQuantileLoss() { return Scoring.mean(each(Scoring::scaledQuantileLoss)); }

        public double wapeMedian() { return Scoring.median(each(Scoring::wape)); }

        public double wapeMean() { return Scoring.mean(each(Scoring::wape)); }

        public double mapeMedian() { return Scoring.median(each(Scoring::mape)); }

        public double coverage() { return Scoring.mean(each(Scoring::coverage)); }

        private double[] each(java.util.function.ToDoubleFunction<Scoring> figure) {
            return scores.stream().filter(score -> !score.isEmpty()).mapToDouble(figure).toArray();
        }
    }

    /**
     * A window's forecast.
     *
     * @param origin index of its first slot
     */
    public record Past(int origin, Deciles deciles) {}

    /** What was forecast from an origin, by series; null where a model could not. */
    private record Issue(int origin, double[][] kwh) {}

    /** Days of history before the first origin that are needed. */
    public static final int MIN_DAYS = 14;

    /**
     * @param all      series of one grid and one length, all of it known in the end
     * @param progress told what is being done
     */
    public List<Standing> run(List<Series> all, Consumer<String> progress) {
        int slots = all.get(0).slots(), end = all.get(0).end(), first = end - horizon - (windows - 1) * step;
        if (first < MIN_DAYS * slots)
            throw new IllegalArgumentException("%d windows of %d every %d slots leave %d days before the first, and %d are needed"
                    .formatted(windows, horizon, step, Math.max(0, first) / slots, MIN_DAYS));
        int validation = validationDays(first, slots);
        int[] origins = origins(first, validation, slots);
        List<Contender> contenders = contenders();
        Map<String, List<Issue>> issued = new HashMap<>();
        double[][] seconds = new double[contenders.size()][2];
        for (int m = 0; m < contenders.size(); m++) {
            progress.accept(contenders.get(m).name());
            issued.put(contenders.get(m).name(), issues(contenders.get(m), all, origins, first, seconds[m]));
        }
        List<Standing> standings = new ArrayList<>();
        for (int m = 0; m < contenders.size(); m++) {
            List<Issue> issues = issued.get(contenders.get(m).name());
            if (issues.stream().noneMatch(issue -> issue.origin >= first && Arrays.stream(issue.kwh).allMatch(row -> row == null)))
                standings.add(standing(contenders.get(m).name(), all, issues, first, seconds[m]));
        }
        double[] blendSeconds = new double[2];
        long begun = System.nanoTime();
        List<Issue> blended = blend(contenders, all, issued, first);
        blendSeconds[1] = (System.nanoTime() - begun) / 1e9;
        for (double[] one : seconds) {
            blendSeconds[0] += one[0];
            blendSeconds[1] += one[1];
        }
        standings.add(standing(BLEND, all, blended, first, blendSeconds));
        return standings;
    }

    private int validationDays(int first, int slots) {
        int spare = (first - horizon) / slots - MIN_DAYS;
        return Math.max(0, Math.min(VALIDATION_DAYS, spare * 2 / 5));
    }

    /** Daily origins whose forecasts are over before the first that counts, then those that count. */
    private int[] origins(int first, int validation, int slots) {
        int[] origins = new int[validation + windows];
        for (int v = 0; v < validation; v++)
            origins[v] = first - ((horizon + slots - 1) / slots + validation - 1 - v) * slots;
        for (int w = 0; w < windows; w++)
            origins[validation + w] = first + w * step;
        return origins;
    }

    private List<Contender> contenders() {
        Members members = new Members(types, horizon);
        Map<Integer, RidgeSettings> tuned = new ConcurrentHashMap<>();
        List<Contender> contenders = new ArrayList<>();
        for (Members.Member member : members.all())
            contenders.add(new Contender.Alone(member.name(), member.refitDays(),
                    (k, past) -> member.model().apply(
                            member.name().equals(Ridge.NAME) ? tuned.computeIfAbsent(k, key -> members.settings(past)) : null)));
        contenders.add(new Contender.Pooled(new GradientBoosting(types, horizon)));
        return contenders;
    }

    private List<Issue> issues(Contender contender, List<Series> all, int[] origins, int first, double[] seconds) {
        int slots = all.get(0).slots(), fitted = -1;
        List<Issue> issues = new ArrayList<>();
        for (int origin : origins) {
            List<Series> known = all.stream().map(series -> series.until(origin)).toList();
            long begun = System.nanoTime();
            boolean due = fitted < 0 || origin - fitted >= contender.refitDays() * slots && (origin >= first || first < YOUNG_DAYS * slots)
                    || Math.floorMod(origin - fitted, slots) != 0;
            if (due) {
                contender.fit(known);
                fitted = origin;
            }
            long ready = System.nanoTime();
            issues.add(new Issue(origin, contender.forecast(known, horizon)));
            seconds[0] += (ready - begun) / 1e9;
            seconds[1] += (System.nanoTime() - ready) / 1e9;
        }
        return issues;
    }

    /** At each origin the weights are those that did best on the forecasts that were over by then. */
    private List<Issue> blend(List<Contender> contenders, List<Series> all, Map<String, List<Issue>> issued, int first) {
        List<List<Issue>> byModel = contenders.stream().map(contender -> issued.get(contender.name())).toList();
        int count = byModel.get(0).size(), models = byModel.size(), slots = all.get(0).slots(), weighed = -1;
        List<Issue> blended = new ArrayList<>();
        double[][] weights = null;
        for (int n = 0; n < count; n++) {
            int origin = byModel.get(0).get(n).origin;
            if (weights == null || origin >= first && origin - weighed >= 7 * slots) {
                weights = weights(byModel, all, origin < first ? first : origin);
                weighed = origin < first ? first : origin;
            }
            double[][] kwh = new double[all.size()][horizon];
            for (int k = 0; k < kwh.length; k++)
                for (int m = 0; m < models; m++) {
                    double[] one = byModel.get(m).get(n).kwh[k];
                    for (int i = 0; one != null && i < horizon; i++)
                        kwh[k][i] += weights[k][m] * one[i];
                }
            blended.add(new Issue(origin, kwh));
        }
        return blended;
    }

    private double[][] weights(List<List<Issue>> byModel, List<Series> all, int now) {
        int models = byModel.size(), slots = all.get(0).slots(), series = all.size();
        List<Integer> over = new ArrayList<>();
        for (int n = 0; n < byModel.get(0).size(); n++) {
            int origin = byModel.get(0).get(n).origin;
            if (origin + horizon <= now && origin >= now - RECENT_DAYS * slots - horizon) over.add(n);
        }
        double[][] weights = new double[series][];
        if (over.isEmpty()) {
            for (int k = 0; k < series; k++)
                weights[k] = untested(byModel, k);
            return weights;
        }
        int length = over.size() * horizon;
        double[][] pooled = new double[models][series * length];
        double[] pooledActual = new double[series * length];
        for (int k = 0; k < series; k++) {
            double[][] forecasts = new double[models][length];
            double[] actual = new double[length];
            double scale = all.get(k).until(now).change(Math.min(season, now / 2), 0);
            for (int j = 0; j < over.size(); j++) {
                for (int i = 0; i < horizon; i++)
                    actual[j * horizon + i] = all.get(k).load(byModel.get(0).get(over.get(j)).origin + i);
                for (int m = 0; m < models; m++) {
                    double[] one = byModel.get(m).get(over.get(j)).kwh[k];
                    for (int i = 0; i < horizon; i++)
                        forecasts[m][j * horizon + i] = one == null ? Double.NaN : one[i];
                }
            }
            weights[k] = Blend.weights(forecasts, actual);
            for (int i = 0; i < length; i++) {
                pooledActual[k * length + i] = scale > 0 ? actual[i] / scale : Double.NaN;
                for (int m = 0; m < models; m++)
                    pooled[m][k * length + i] = forecasts[m][i] / scale;
            }
        }
        if (series == 1) return weights;
        double[] common = Blend.weights(pooled, pooledActual);
        for (int k = 0; k < series; k++)
            weights[k] = Blend.between(weights[k], common, OWN_SHARE);
        return weights;
    }

    /** Nothing is over yet: an even mean of the weekly naive and the similar days, which need little history. */
    private static double[] untested(List<List<Issue>> byModel, int series) {
        double[] weights = new double[byModel.size()];
        weights[0] = 0.5;
        weights[2] = 0.5;
        return weights;
    }

    private Standing standing(String model, List<Series> all, List<Issue> issues, int first, double[] seconds) {
        Scoring[] scores = new Scoring[all.size()];
        List<List<Past>> pasts = new ArrayList<>();
        for (int k = 0; k < scores.length; k++)
            pasts.add(new ArrayList<>());
        IntStream.range(0, scores.length).parallel().forEach(k -> scores[k] = scoring(all.get(k), k, issues, first, pasts.get(k)));
        return new Standing(model, List.of(scores), pasts, seconds[0], seconds[1]);
    }

    /** Goes through the issues in their order, those before the first that counts too: they teach how wide intervals must be. */
    private Scoring scoring(Series series, int k, List<Issue> issues, int first, List<Past> pasts) {
        Scoring scoring = new Scoring();
        Stretch stretch = new Stretch();
        List<Scoring> single = new ArrayList<>();
        int over = 0;
        for (int n = 0; n < issues.size(); n++) {
            Issue issue = issues.get(n);
            for (; over < n && issues.get(over).origin + horizon <= issue.origin; over++)
                if (over >= UNTAUGHT && single.get(over) != null) stretch.learn(single.get(over).coverage());
            single.add(null);
            if (issue.kwh[k] == null) continue;
            Series known = series.until(issue.origin);
            double[] actual = new double[horizon];
            for (int i = 0; i < horizon; i++)
                actual[i] = series.load(issue.origin + i);
            Deciles deciles = deciles(series, k, issues, issue, stretch.factor());
            single.set(n, new Scoring());
            single.get(n).add(actual, deciles, Double.NaN, 0);
            if (issue.origin < first) continue;
            scoring.add(actual, deciles, known.change(season, 0), Scoring.floor(known.scale(0)));
            pasts.add(new Past(issue.origin, deciles));
        }
        return scoring;
    }

    /** Laid around the forecast by the errors of those that were over by its origin, a day ahead at a time. */
    private Deciles deciles(Series series, int k, List<Issue> issues, Issue issue, double stretch) {
        int slots = series.slots();
        Conformal conformal = new Conformal(types, series.isNeverNegative());
        Deciles all = null;
        for (int from = 0; from < horizon; from += slots) {
            int length = Math.min(slots, horizon - from), lead = from / slots + 1;
            List<Residual> residuals = new ArrayList<>();
            for (Issue past : issues) {
                if (past.origin + horizon > issue.origin) break;
                if (past.kwh[k] == null || past.origin < issue.origin - INTERVAL_DAYS * slots - horizon) continue;
                double[] miss = new double[length];
                for (int i = 0; i < length; i++)
                    miss[i] = series.load(past.origin + from + i) - past.kwh[k][from + i];
                residuals.add(new Residual(lead, series.date(past.origin + from), true, miss));
            }
            Deciles part = conformal.around(Arrays.copyOfRange(issue.kwh[k], from, from + length), series.date(issue.origin + from),
                    residuals,
                    stretch);
            all = all == null ? part : all.then(part);
        }
        return all;
    }
}
