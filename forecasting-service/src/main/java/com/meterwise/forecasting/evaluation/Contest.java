package com.meterwise.forecasting.evaluation;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.forecasting.evaluation.TrainedModel.Trial;
import com.meterwise.forecasting.models.LoadModel;
import com.meterwise.forecasting.models.SeasonalNaive;

/**
 * A blend and the seasonal naive on the days held out.
 *
 * @param models  the blend is of
 * @param window  what they forecast
 * @param naive   what the naive forecast
 * @param weights of the blend; null when nothing can be compared
 * @param blended the blend by weights that had not seen what they were used on
 * @param scale   of MASE
 */
record Contest(List<LoadModel> models, Trials window, Trials naive, double[] weights, double[] blended, double scale) {
    static Contest of(List<LoadModel> models, Trials window, Trials naive, double scale) {
        return window.canWeigh()
                ? new Contest(models, window, naive, window.weights(0, window.origins()), window.blended(), scale)
                : new Contest(models, window, naive, null, null, scale);
    }

    Double mase() { return window.mase(blended, scale); }

    Double naiveMase() { return naive.mase(naive.forecasts()[0], scale); }

    /**
     * Unless the blend is no better than the series' own seasonal naive: nobody is served that. That a single model looks best on a few weeks is no
     * reason to trust it alone, nor is that the naive served last week a reason to keep it: on 55 buildings either made it worse.
     */
    boolean blendServes() { return SkillGate.LETS_PASS.test(mase(), naiveMase()); }

    List<Trial> trials() {
        List<Trial> all = new ArrayList<>();
        for (int m = 0; m < models.size(); m++)
            if (window.forecasts()[m] != null)
                all.add(new Trial(models.get(m).name(), weights == null ? 0 : weights[m], window.mase(window.forecasts()[m], scale)));
        all.add(new Trial(SeasonalNaive.NAME, 0, naiveMase()));
        all.add(new Trial(Ensemble.NAME, 1, mase()));
        return all;
    }

    /** What is served would have missed. */
    List<Residual> residuals() {
        return blendServes() ? window.residuals(blended) : naive.residuals(naive.forecasts()[0]);
    }

    String reason() {
        int days = window.origins();
        Double blend = mase();
        if (naiveMase() == null) return "nothing to compare on the last %d days".formatted(days);
        return "MASE of the last %d days: %s %s, seasonal naive %.3f%s".formatted(days, Ensemble.NAME,
                blend == null ? "none" : "%.3f".formatted(blend), naiveMase(), blendServes() ? "" : ", so the naive serves");
    }
}
