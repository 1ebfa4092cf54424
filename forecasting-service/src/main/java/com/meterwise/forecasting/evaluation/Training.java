package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.meterwise.forecasting.evaluation.TrainedModel.Trial;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.KeptModel;
import com.meterwise.forecasting.models.Learnt;
import com.meterwise.forecasting.models.LoadModel;
import com.meterwise.forecasting.models.Provenance;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.forecasting.models.SeasonalNaive;

/**
 * Trains a customer's model: its blend's models are fitted to what came before the last four weeks and weighed by those; the blend serves, fitted
 * again to everything, if it beat the seasonal naive there, by weights that had not seen what they were judged on.
 *
 * @param retuneDays how often the ridge's settings are chosen anew
 */
public record Training(int retuneDays) {
    /** Below this any model would be judged on next to nothing. */
    public static final int MIN_DAYS = 28;
    private static final int HELD_OUT_DAYS = 28, SHORTEST_WINDOW_DAYS = 7;

    /**
     * @param model     what is served from now on
     * @param residuals its errors on the days held out, by weights that had not seen them
     */
    public record Outcome(TrainedModel model, List<Residual> residuals) {
        public Outcome {
            residuals = List.copyOf(residuals);
        }
    }

    /** @param last the model before this one, the champion; its settings stay until they are due to be chosen again */
    public Outcome train(Series past, DayTypes types, Optional<TrainedModel> last) {
        if (past.days() < MIN_DAYS) return onlyNaive(past);
        Members members = new Members(types, Backtest.LEAD_DAYS * past.slots());
        int firstHeldOut = past.days() - Math.max(SHORTEST_WINDOW_DAYS, Math.min(HELD_OUT_DAYS, past.days() / 4));
        Series before = past.until(firstHeldOut * past.slots());
        LocalDate today = past.date(past.end() - 1);
        Optional<TrainedModel> tuned = last.filter(model -> model.settings() != null && model.slots() == past.slots()
                && today.isBefore(model.tunedOn().plusDays(retuneDays)));
        RidgeSettings settings = tuned.map(TrainedModel::settings).orElseGet(() -> members.settings(before));
        List<LoadModel> models = members.toBlend(before, settings);
        Contest contest = Contest.of(models, Trials.of(models.stream().map(model -> model.fit(before)).toList(), past, firstHeldOut),
                Trials.of(List.of(new SeasonalNaive().fit(before)), past, firstHeldOut), before.change(7 * past.slots(), 0));
        Ensemble served = contest.blendServes() ? blend(models, contest.weights(), past) : naive(past);
        return new Outcome(new TrainedModel(served.provenance().model(), served, contest.trials(), settings, contest.reason(),
                contest.blendServes() ? contest.mase() : contest.naiveMase(), contest.naiveMase(), past.first(), today,
                tuned.map(TrainedModel::tunedOn).orElse(today), past.slots(), past.knowsTemperature(past.end() - 1)), contest.residuals());
    }

    /** Fitted to everything, and then as it will be when it has been kept: a forecast is the same before and after a restart. */
    private static Ensemble blend(List<LoadModel> models, double[] weights, Series past) {
        List<Ensemble.Part> parts = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            if (weights[m] == 0) continue;
            KeptModel fitted = models.get(m).fit(past);
            parts.add(new Ensemble.Part(models.get(m).takeUp(fitted.provenance(), past.slots(), Learnt.of(fitted.learnt().bytes())),
                    weights[m]));
        }
        return new Ensemble(new Provenance(Ensemble.NAME, past.date(past.end() - 1), past.days(), null), parts);
    }

    private static Ensemble naive(Series past) {
        KeptModel fitted = new SeasonalNaive().fit(past);
        return new Ensemble(fitted.provenance(), List.of(new Ensemble.Part(fitted, 1)));
    }

    private static Outcome onlyNaive(Series past) {
        Ensemble naive = naive(past);
        Trials trials = Trials.of(List.of(naive), past, Math.min(past.days(), new SeasonalNaive().minDays() + 1));
        Double mase = trials.mase(trials.forecasts()[0], past.change(7 * past.slots(), 0));
        LocalDate today = past.date(past.end() - 1);
        return new Outcome(
                new TrainedModel(SeasonalNaive.NAME, naive, List.of(new Trial(SeasonalNaive.NAME, 1, mase)), null,
                        "%d days of history, a model needs %d".formatted(past.days(), MIN_DAYS), mase, mase, past.first(), today, today,
                        past.slots(), false),
                trials.residuals(trials.forecasts()[0]));
    }
}
