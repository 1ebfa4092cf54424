package com.meterwise.forecasting.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    /** A challenger has to be this much better than the champion: on four weeks small differences are chance. */
    private static final double CLEARLY_BETTER = 0.97;

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
     * The blend, or what it was measured against: nobody is served what is no better than the series' own seasonal naive. One that served the
     * naive has to be clearly beaten. That a single model looks best on a few weeks is no reason to trust it alone: tried on two years of 55
     * buildings, serving the best of them whenever it was 8 % better than the blend made the mean MASE 0.75.
     */
    String winner(Optional<String> champion) {
        Double naive = mase(SeasonalNaive.NAME), blend = mase(Ensemble.NAME);
        boolean held = champion.filter(SeasonalNaive.NAME::equals).isPresent();
        boolean passes = held ? beats(blend, naive, CLEARLY_BETTER) : SkillGate.LETS_PASS.test(blend, naive);
        return passes ? Ensemble.NAME : SeasonalNaive.NAME;
    }

    private static boolean beats(Double challenger, Double champion, double share) {
        return challenger != null && champion != null && challenger < share * champion;
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
