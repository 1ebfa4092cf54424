package com.meterwise.campaign.measurement;

import com.meterwise.campaign.measurement.Effect.Method;

/**
 * A randomised trial. Where a figure from before exposure is known it is used to take out what was different anyway (CUPED: Deng, Xu, Kohavi
 * and Walker 2013); that narrows the interval and does not bend the estimate, since exposure cannot have changed the past.
 */
public record Trial(Arm treated, Arm control) {
    /** Arms with fewer customers give no variance worth the name. */
    static final int LEAST = 2;

    public Trial {
        if (treated.size() < LEAST || control.size() < LEAST)
            throw new IllegalArgumentException(
                    "each arm needs %d customers, got %d and %d".formatted(LEAST, treated.size(), control.size()));
    }

    public Effect effect() {
        double theta = theta();
        double[] first = adjusted(treated, theta);
        double[] second = adjusted(control, theta);
        double perTreated = Arm.variance(first) / first.length;
        double perControl = Arm.variance(second) / second.length;
        double error = Math.sqrt(perTreated + perControl);
        // Welch and Satterthwaite: the arms need not spread alike
        double degrees = error == 0
                ? first.length + second.length - 2d
                : Math.pow(perTreated + perControl, 2) / (perTreated * perTreated / (first.length - 1)
                        + perControl * perControl / (second.length - 1));
        return Effect.of(Arm.mean(first) - Arm.mean(second), error, degrees, first.length, second.length, Method.RANDOMISED);
    }

    /** The slope of the outcome on the figure before, within the arms: covariance over variance; 0 without such a figure. */
    double theta() {
        if (treated.before() == null || control.before() == null) return 0;
        double covariance = 0;
        double variance = 0;
        for (Arm arm : new Arm[]{ treated, control }) {
            double outcomes = Arm.mean(arm.outcome());
            double befores = Arm.mean(arm.before());
            for (int i = 0; i < arm.size(); i++) {
                covariance += (arm.outcome()[i] - outcomes) * (arm.before()[i] - befores);
                variance += (arm.before()[i] - befores) * (arm.before()[i] - befores);
            }
        }
        return variance == 0 ? 0 : covariance / variance;
    }

    private static double[] adjusted(Arm arm, double theta) {
        double[] adjusted = arm.outcome().clone();
        if (theta == 0) return adjusted;
        double[] before = arm.before();
        for (int i = 0; i < adjusted.length; i++)
            adjusted[i] -= theta * before[i];
        return adjusted;
    }
}
