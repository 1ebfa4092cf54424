package com.meterwise.forecasting.losses;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.meterwise.forecasting.intake.Feeder;

/**
 * Watches a feeder's loss. What it loses when nothing has changed is learnt from its own past; of each later day the deviation, in standard
 * deviations of that past, is added up, above and below (CUSUM). The last days are watched against weeks that lie before them, so that a
 * creeping change shows too. Without memory of its own: the same days give the same answer.
 * <p>
 * There is no EWMA beside it: of a shift of the size CUSUM is set for it tells hardly sooner or later (both are near the best that can be done
 * there), it does not say since when, and a second test of the same days would add its false alarms to the first one's.
 */
public record LossWatch(WatchSettings settings) {
    /** Deviations of the median of a normal sample. */
    private static final double MAD_TO_SIGMA = 1.4826;
    private static final int MIN_BROKEN_DAYS = 2;

    /**
     * A change of a feeder's loss.
     *
     * @param since    first day of the change
     * @param upward   whether more is lost than before
     * @param creeping whether it came little by little
     * @param negative whether more went on than came in
     * @param score    sum of deviations, of the watched days
     * @param expected what was lost before
     */
    record Change(LocalDate since, boolean upward, boolean creeping, boolean negative, double score, double limit, ExpectedLoss expected) {}

    /**
     * Whether the loss has left its normal range by the last of these days.
     *
     * @param days      in order; those without enough coverage are passed over
     * @param errorKwh  half width of the error bar of the days, by their place
     * @param lastAlert day of the last alert: what is normal is learnt anew after it; null if there was none
     */
    Optional<Change> change(Feeder feeder, List<FeederSlots> days, double[] errorKwh, LocalDate lastAlert) {
        List<FeederSlots> known = days.stream().filter(day -> day.coverage() >= settings.leastCoverage())
                .filter(day -> lastAlert == null || day.day().isAfter(lastAlert)).toList();
        int watchedFrom = known.size() - settings.watchedDays();
        boolean learnt = watchedFrom >= settings.leastDays();
        List<FeederSlots> reference = learnt
                ? known.subList(Math.max(0, watchedFrom - settings.referenceDays()), watchedFrom)
                : List.of();
        ExpectedLoss expected = learnt ? ExpectedLoss.fit(feeder, reference) : ExpectedLoss.registered(feeder);
        Optional<Change> broken = brokenBalance(days, errorKwh, lastAlert, expected);
        if (broken.isPresent() || !learnt) return broken;
        List<FeederSlots> watched = known.subList(watchedFrom, known.size());
        // yesterday's alert is not raised again today: the change must show on the last day there is
        if (!watched.get(watched.size() - 1).day().equals(days.get(days.size() - 1).day())) return Optional.empty();
        return change(expected, reference, watched);
    }

    private Optional<Change> change(ExpectedLoss expected, List<FeederSlots> reference, List<FeederSlots> watched) {
        double[] before = reference.stream().mapToDouble(expected::excessShare).toArray();
        double normal = median(before), spread = Math.max(settings.leastSpread(), spread(before, normal));
        double above = 0, below = 0;
        int sinceAbove = 0, sinceBelow = 0;
        double[] after = new double[watched.size()];
        for (int d = 0; d < after.length; d++) {
            after[d] = expected.excessShare(watched.get(d)) - normal;
            double z = Math.max(-settings.mostOfADay(), Math.min(settings.mostOfADay(), after[d] / spread));
            if (above == 0) sinceAbove = d;
            if (below == 0) sinceBelow = d;
            above = Math.max(0, above + z - settings.slack());
            below = Math.max(0, below - z - settings.slack());
        }
        boolean upward = above >= below;
        double score = Math.max(above, below);
        // a change that is over by now has raised its alert on its day
        if (score < settings.limit() || (upward ? after[after.length - 1] <= 0 : after[after.length - 1] >= 0)) return Optional.empty();
        LocalDate since = watched.get(upward ? sinceAbove : sinceBelow).day();
        double[] shares = new double[before.length + after.length];
        for (int d = 0; d < shares.length; d++)
            shares[d] = d < before.length ? before[d] - normal : after[d - before.length];
        boolean negative = !upward && isNegative(watched.stream().filter(day -> !day.day().isBefore(since)).toList());
        return Optional.of(new Change(since, upward, isCreeping(shares), negative, score, settings.limit(), expected));
    }

    /** V19: what went on is more than what came in, beyond what the meters may err. */
    private Optional<Change> brokenBalance(List<FeederSlots> days, double[] errorKwh, LocalDate lastAlert, ExpectedLoss expected) {
        int broken = 0;
        LocalDate since = null;
        double score = 0;
        for (int d = days.size() - 1; d >= 0; d--) {
            FeederSlots day = days.get(d);
            if (day.coverage() < settings.leastCoverage()) {
                if (broken == 0) return Optional.empty();
                continue;
            }
            double supplied = sum(day, false), loss = sum(day, true);
            double allowed = Math.max(errorKwh[d], settings.parentTolerance() * supplied);
            if (loss >= -allowed) break;
            broken++;
            since = day.day();
            score = Math.max(score, -loss / allowed);
        }
        // a balance that has been broken since its alert is known
        if (broken < MIN_BROKEN_DAYS || lastAlert != null && !since.isAfter(lastAlert))
            return Optional.empty();
        return Optional.of(new Change(since, false, false, true, score, 1, expected));
    }

    /** Whether at some hours of the day more went on than came in, on all of these days together. */
    private boolean isNegative(List<FeederSlots> days) {
        double[] loss = new double[24], supplied = new double[24];
        double wholeDay = 0;
        for (FeederSlots day : days) {
            for (int s = 0; s < day.slots(); s++) {
                if (!day.isComplete(s)) continue;
                int hour = (int) Math.min(23, s * day.hours());
                loss[hour] += day.lossKwh(s);
                supplied[hour] += Math.abs(day.supplied()[s]);
                wholeDay += day.lossKwh(s);
            }
        }
        if (wholeDay < 0) return true;
        for (int hour = 0; hour < 24; hour++)
            if (loss[hour] < -settings.parentTolerance() * supplied[hour]) return true;
        return false;
    }

    private static double sum(FeederSlots day, boolean loss) {
        double sum = 0;
        for (int s = 0; s < day.slots(); s++)
            if (day.isComplete(s)) sum += loss ? day.lossKwh(s) : Math.abs(day.supplied()[s]);
        return sum;
    }

    /** Whether a slope that sets in on some day tells these values better than a step on any day. */
    private static boolean isCreeping(double[] values) {
        int n = values.length;
        double step = Double.MAX_VALUE, slope = Double.MAX_VALUE;
        for (int cut = 2; cut <= n - 2; cut++)
            step = Math.min(step, squares(values, 0, cut) + squares(values, cut, n));
        for (int cut = 0; cut <= n - 3; cut++)
            slope = Math.min(slope, squaresOffSlope(values, cut));
        return slope < step;
    }

    /** What a line leaves unexplained that is flat up to a place and straight from there on. */
    private static double squaresOffSlope(double[] values, int cut) {
        int n = values.length;
        double meanX = 0, meanY = 0, xy = 0, xx = 0, left = 0;
        for (int i = 0; i < n; i++) {
            meanX += Math.max(0, i - cut) / (double) n;
            meanY += values[i] / n;
        }
        for (int i = 0; i < n; i++) {
            double x = Math.max(0, i - cut) - meanX;
            xy += x * (values[i] - meanY);
            xx += x * x;
        }
        for (int i = 0; i < n; i++) {
            double miss = values[i] - meanY - xy / xx * (Math.max(0, i - cut) - meanX);
            left += miss * miss;
        }
        return left;
    }

    private static double squares(double[] values, int from, int to) {
        double mean = 0, squares = 0;
        for (int i = from; i < to; i++)
            mean += values[i] / (to - from);
        for (int i = from; i < to; i++)
            squares += (values[i] - mean) * (values[i] - mean);
        return squares;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    private static double spread(double[] values, double middle) {
        List<Double> off = new ArrayList<>();
        for (double value : values)
            off.add(Math.abs(value - middle));
        return MAD_TO_SIGMA * median(off.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
