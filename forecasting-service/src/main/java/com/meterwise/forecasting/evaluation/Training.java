package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.FittedModel;
import com.meterwise.forecasting.models.FittedRidge;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.forecasting.models.RidgeTuning;
import com.meterwise.forecasting.models.SeasonalNaive;

/**
 * Trains a customer's model: settings chosen on a window before the last four weeks, the ridge then judged on those weeks against the seasonal
 * naive, which serves if the ridge is worse, and fitted again to everything.
 */
public record Training(DayTypes types, int retuneDays) {
    /** Below this a ridge would be judged on next to nothing. */
    public static final int MIN_RIDGE_DAYS = 28;
    private static final int HELD_OUT_DAYS = 28;
    /** Days on which settings are compared: more than the days held out, for a choice of six is easily led astray. */
    private static final int TUNING_DAYS = 84;
    private static final int SHORTEST_WINDOW_DAYS = 7;

    /**
     * @param model     what is served from now on
     * @param held      the served model's errors over the days held out
     */
    public record Outcome(TrainedModel model, Backtest held) {}

    /** @param last the model before this one, whose settings stay until they are due to be chosen again */
    public Outcome train(LoadHistory past, Optional<TrainedModel> last) {
        if (past.days() < MIN_RIDGE_DAYS) return onlyNaive(past);
        int heldOut = window(past, HELD_OUT_DAYS);
        LocalDate firstHeldOut = past.last().minusDays(heldOut - 1L);
        LoadHistory before = past.through(firstHeldOut.minusDays(1));
        Optional<TrainedModel> tuned = last.filter(model -> model.ridge() != null && model.slots() == past.slots()
                && past.last().isBefore(model.tunedOn().plusDays(retuneDays)));
        RidgeSettings settings = tuned.map(model -> model.ridge().provenance().settings())
                .orElseGet(() -> new RidgeTuning(RidgeSettings.CANDIDATES, types).choose(before, window(past, TUNING_DAYS)));
        Ridge ridge = new Ridge(settings, types);
        double scale = before.weeklyChange(0);
        Backtest ridgeTest = Backtest.of(ridge.fit(before), past, firstHeldOut);
        Backtest naiveTest = Backtest.of(new SeasonalNaive().fit(before), past, firstHeldOut);
        FittedRidge fitted = (FittedRidge) ridge.fit(past);
        Double ridgeMase = known(ridgeTest.mase(scale)), naiveMase = known(naiveTest.mase(scale));
        boolean ridgeWins = SkillGate.LETS_PASS.test(ridgeMase, naiveMase);
        FittedModel served = ridgeWins ? fitted : new SeasonalNaive().fit(past);
        return new Outcome(
                new TrainedModel(served, fitted, reason(ridgeWins, ridgeMase, naiveMase, heldOut), ridgeMase, naiveMase, past.last(),
                        tuned.map(TrainedModel::tunedOn).orElse(past.last()), past.slots()),
                ridgeWins ? ridgeTest : naiveTest);
    }

    /** At most a quarter of a history is spent on one window. */
    private static int window(LoadHistory past, int days) {
        return Math.max(SHORTEST_WINDOW_DAYS, Math.min(days, past.days() / 4));
    }

    private static Outcome onlyNaive(LoadHistory past) {
        FittedModel naive = new SeasonalNaive().fit(past);
        LocalDate firstHeldOut = past.first().plusDays(new SeasonalNaive().minDays());
        Backtest held = firstHeldOut.isAfter(past.last()) ? new Backtest(List.of()) : Backtest.of(naive, past, firstHeldOut.plusDays(1));
        Double mase = known(held.mase(past.weeklyChange(0)));
        return new Outcome(
                new TrainedModel(naive, null, "%d days of history, a ridge needs %d".formatted(past.days(), MIN_RIDGE_DAYS), null,
                        mase, past.last(), past.last(), past.slots()),
                held);
    }

    private static String reason(boolean ridgeWins, Double ridgeMase, Double naiveMase, int days) {
        if (ridgeMase == null || naiveMase == null) return "nothing to compare on the last %d days".formatted(days);
        return "MASE of the last %d days: ridge %.3f, seasonal naive %.3f".formatted(days, ridgeMase, naiveMase)
                + (ridgeWins ? "" : ", so the naive serves");
    }

    private static Double known(double value) { return Double.isNaN(value) ? null : value; }
}
