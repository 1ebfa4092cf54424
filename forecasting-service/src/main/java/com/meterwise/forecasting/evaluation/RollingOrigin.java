package com.meterwise.forecasting.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.GradientBoosting;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;

/**
 * Every model, and a blend of them by recent skill, forecasting from rolling origins, each from what was known there and nothing later. Settings,
 * weights and intervals are chosen on windows before the first origin and on those already over.
 *
 * @param horizon slots ahead
 * @param windows origins, the last of them so that its forecast ends with the data
 * @param step    slots between origins
 * @param season  slots; what MASE and the scaled quantile loss compare with
 */
public record RollingOrigin(DayTypes types, int horizon, int windows, int step, int season) {
    public static final String BLEND = Ensemble.NAME;
    private static final int VALIDATION_DAYS = 56;
    /** A young history teaches so much each week that models are made anew before the first origin that counts, too. */
    private static final int YOUNG_DAYS = 180;

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
        Judging judging = new Judging(types, horizon, season);
        List<Standing> standings = new ArrayList<>();
        for (int m = 0; m < contenders.size(); m++) {
            List<Issue> issues = issued.get(contenders.get(m).name());
            if (issues.stream().noneMatch(issue -> issue.origin() >= first && Arrays.stream(issue.kwh()).allMatch(row -> row == null)))
                standings.add(judging.standing(contenders.get(m).name(), all, issues, first, seconds[m]));
        }
        double[] blendSeconds = new double[2];
        long begun = System.nanoTime();
        List<Issue> blended = new RecentWeights(horizon, season)
                .blend(contenders.stream().map(contender -> issued.get(contender.name())).toList(), all, first);
        blendSeconds[1] = (System.nanoTime() - begun) / 1e9;
        for (double[] one : seconds) {
            blendSeconds[0] += one[0];
            blendSeconds[1] += one[1];
        }
        standings.add(judging.standing(BLEND, all, blended, first, blendSeconds));
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

}
