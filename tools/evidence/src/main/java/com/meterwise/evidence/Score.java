package com.meterwise.evidence;

import java.util.Locale;

/** One figure of the scoreboard. */
record Score(Scored what, double value) {

    /** What is scored: how far a figure may lie from a recorded one without meaning anything, and which side is the worse. */
    enum Scored {
        VEE_F1("validation, F1 of planted faults", 0.01, true), SEGMENTS_ARI("segmentation, adjusted Rand index", 0.03,
                true), KEY_PRECISION("key accounts, precision", 0.03, true), KEY_RECALL("key accounts, recall", 0.02, true), FORECAST_MASE(
                        "day-ahead forecast, MASE", 0.02, false), FORECAST_COVERAGE_ERROR("80 % interval, points its coverage is off", 2,
                                false), LOSS_DELAY("feeder losses, days until the slowest is found", 1, false), LIFT_COVERED(
                                        "planted effects in their interval, of 100", 3,
                                        true), CAP_BREACHES("breaches of caps, budgets, consent", 0, false), READINGS_A_SECOND(
                                                "readings/s checked, merged and closed, one thread, no stores", Double.POSITIVE_INFINITY,
                                                true), MEMORY_MB("heap at its largest, MB", Double.POSITIVE_INFINITY, false);

        final String told;
        final double noise;
        final boolean moreIsBetter;

        Scored(String told, double noise, boolean moreIsBetter) {
            this.told = told;
            this.noise = noise;
            this.moreIsBetter = moreIsBetter;
        }
    }

    /** Whether it is worse than a recorded one by more than noise; what is not a number always is. */
    boolean isWorseThan(double recorded) {
        if (Double.isNaN(value)) return true;
        double better = what.moreIsBetter ? value - recorded : recorded - value;
        return better < -what.noise;
    }

    String shown() {
        return Math.abs(value) >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }
}
