package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Trains a customer's model: every model that can learn is fitted to what came before the last four weeks and judged on those; their blend,
 * weighed by these weeks, competes with the best of them and with the seasonal naive; what wins is fitted again to everything.
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
        List<LoadModel> models = members.all().stream().map(member -> member.model().apply(settings)).toList();
        Trials trials = Trials.of(fitted(models, before), members.all().stream().mapToDouble(Members.Member::prior).toArray(), past,
                firstHeldOut);
        double scale = before.change(7 * past.slots(), 0);
        double[] weights = Arrays.stream(trials.actual()).allMatch(Double::isNaN) ? null : trials.weights(0, trials.origins());
        Contest contest = Contest.of(models, trials, weights, scale);
        String winner = contest.winner();
        Ensemble served = served(winner, models, weights, past);
        return new Outcome(new TrainedModel(winner, served, contest.trials(), settings, contest.reason(winner, trials.origins()),
                contest.mase(winner), contest.mase(SeasonalNaive.NAME), past.first(), today,
                tuned.map(TrainedModel::tunedOn).orElse(today), past.slots(), past.knowsTemperature(past.end() - 1)),
                weights == null ? List.of() : trials.residuals(contest.forecast(winner)));
    }

    private static List<KeptModel> fitted(List<LoadModel> models, Series before) {
        List<KeptModel> fitted = new ArrayList<>();
        for (LoadModel model : models)
            fitted.add(model.canLearn(before) ? model.fit(before) : null);
        return fitted;
    }

    /** Fitted to everything, and then as it will be when it has been kept: a forecast is the same before and after a restart. */
    private static Ensemble served(String winner, List<LoadModel> models, double[] weights, Series past) {
        List<Ensemble.Part> parts = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            LoadModel model = models.get(m);
            double weight = winner.equals(Ensemble.NAME) ? weights[m] : model.name().equals(winner) ? 1 : 0;
            if (weight == 0) continue;
            KeptModel fitted = model.fit(past);
            parts.add(new Ensemble.Part(
                    model.takeUp(fitted.provenance(), past.slots(), Learnt.of(fitted.learnt().bytes())),
                    weight));
        }
        return new Ensemble(new Provenance(winner, past.date(past.end() - 1), past.days(), null), parts);
    }

    private static Outcome onlyNaive(Series past) {
        SeasonalNaive naive = new SeasonalNaive();
        KeptModel fitted = naive.fit(past);
        Trials trials = Trials.of(List.of(fitted), new double[]{ 1 }, past, Math.min(past.days(), naive.minDays() + 1));
        Double mase = trials.mase(trials.forecasts()[0], past.change(7 * past.slots(), 0));
        LocalDate today = past.date(past.end() - 1);
        return new Outcome(
                new TrainedModel(naive.name(), new Ensemble(fitted.provenance(), List.of(new Ensemble.Part(fitted, 1))),
                        List.of(new Trial(naive.name(), 1, mase)), null,
                        "%d days of history, a model needs %d".formatted(past.days(), MIN_DAYS), mase, mase, past.first(), today, today,
                        past.slots(), false),
                trials.residuals(trials.forecasts()[0]));
    }
}
