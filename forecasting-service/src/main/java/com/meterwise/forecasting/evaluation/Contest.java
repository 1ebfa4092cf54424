package com.meterwise.forecasting.evaluation;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.forecasting.evaluation.TrainedModel.Trial;
import com.meterwise.forecasting.models.LoadModel;
import com.meterwise.forecasting.models.SeasonalNaive;

/**
 * The models, their blend among them, on the days held out.
 *
 * @param weights of the blend; null when nothing can be compared
 * @param blended the blend by weights that had not seen what they were used on
 * @param scale   of MASE
 */
record Contest(List<LoadModel> models, Trials window, double[] weights, double[] blended, double scale) {
    static Contest of(List<LoadModel> models, Trials window, double[] weights, double scale) {
        return new Contest(models, window, weights, weights == null ? null : window.blended(), scale);
    }

    double[] forecast(String name) {
        if (name.equals(Ensemble.NAME)) return blended;
        for (int m = 0; m < models.size(); m++)
            if (models.get(m).name().equals(name)) return window.forecasts()[m];
        return null;
    }

    Double mase(String name) { return window.mase(forecast(name), scale); }

    /**
     * The blend, unless it is no better than the series' own seasonal naive: nobody is served that. That a single model looks best on a few weeks
     * is no reason to trust it alone, nor is that the naive served last week a reason to keep it: on 55 buildings either made it worse.
     */
    String winner() {
        return SkillGate.LETS_PASS.test(mase(Ensemble.NAME), mase(SeasonalNaive.NAME)) ? Ensemble.NAME : SeasonalNaive.NAME;
    }

    List<Trial> trials() {
        List<Trial> all = new ArrayList<>();
        for (int m = 0; m < models.size(); m++)
            if (window.forecasts()[m] != null)
                all.add(new Trial(models.get(m).name(), weights == null ? 0 : weights[m], window.mase(window.forecasts()[m], scale)));
        all.add(new Trial(Ensemble.NAME, 1, mase(Ensemble.NAME)));
        return all;
    }

    String reason(String winner, int days) {
        Double naive = mase(SeasonalNaive.NAME), mase = mase(winner);
        if (naive == null || mase == null) return "nothing to compare on the last %d days".formatted(days);
        if (winner.equals(SeasonalNaive.NAME))
            return "MASE of the last %d days: %s %s, seasonal naive %.3f, so the naive serves".formatted(days, Ensemble.NAME,
                    mase(Ensemble.NAME) == null ? "none" : "%.3f".formatted(mase(Ensemble.NAME)), naive);
        return "MASE of the last %d days: %s %.3f, seasonal naive %.3f".formatted(days, winner, mase, naive);
    }
}
