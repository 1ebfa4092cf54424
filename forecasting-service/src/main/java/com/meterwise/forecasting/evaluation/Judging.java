package com.meterwise.forecasting.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.meterwise.forecasting.evaluation.RollingOrigin.Past;
import com.meterwise.forecasting.evaluation.RollingOrigin.Standing;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.DayTypes;

/** Lays intervals around forecasts, each by the errors of those over by then, and scores them. */
record Judging(DayTypes types, int horizon, int season) {
    private static final int INTERVAL_DAYS = 56;
    /** From so few past forecasts no interval is laid that would be worth judging. */
    private static final int UNTAUGHT = 10;

    Standing standing(String model, List<Series> all, List<Issue> issues, int first, double[] seconds) {
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
            for (; over < n && issues.get(over).origin() + horizon <= issue.origin(); over++)
                if (over >= UNTAUGHT && single.get(over) != null) stretch.learn(single.get(over).coverage());
            single.add(null);
            if (issue.kwh()[k] == null) continue;
            Series known = series.until(issue.origin());
            double[] actual = new double[horizon];
            for (int i = 0; i < horizon; i++)
                actual[i] = series.load(issue.origin() + i);
            Deciles deciles = deciles(series, k, issues, issue, stretch.factor());
            single.set(n, new Scoring());
            single.get(n).add(actual, deciles, Double.NaN, 0);
            if (issue.origin() < first) continue;
            scoring.add(actual, deciles, known.change(season, 0), Scoring.floor(known.scale(0)));
            pasts.add(new Past(issue.origin(), deciles));
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
                if (past.origin() + horizon > issue.origin()) break;
                if (past.kwh()[k] == null || past.origin() < issue.origin() - INTERVAL_DAYS * slots - horizon) continue;
                double[] miss = new double[length];
                for (int i = 0; i < length; i++)
                    miss[i] = series.load(past.origin() + from + i) - past.kwh()[k][from + i];
                residuals.add(new Residual(lead, series.date(past.origin() + from), true, miss));
            }
            Deciles part = conformal.around(Arrays.copyOfRange(issue.kwh()[k], from, from + length), series.date(issue.origin() + from),
                    residuals,
                    stretch);
            all = all == null ? part : all.then(part);
        }
        return all;
    }
}
