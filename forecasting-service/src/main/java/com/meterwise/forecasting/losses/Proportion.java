package com.meterwise.forecasting.losses;

/** Whether one quantity goes with another. */
final class Proportion {
    private Proportion() {}

    /**
     * The share of y's variance about its mean that is gone when y is told as a multiple of x: 1 if it is one, 0 if a constant does as well,
     * below 0 if a constant does better.
     */
    static double explained(double[] x, double[] y) {
        double xx = 0, xy = 0, mean = 0, aboutMean = 0, aboutMultiple = 0;
        for (int i = 0; i < x.length; i++) {
            xx += x[i] * x[i];
            xy += x[i] * y[i];
            mean += y[i] / x.length;
        }
        for (int i = 0; i < x.length; i++) {
            double miss = y[i] - (xx == 0 ? 0 : xy / xx * x[i]);
            aboutMean += (y[i] - mean) * (y[i] - mean);
            aboutMultiple += miss * miss;
        }
        return aboutMean == 0 ? 0 : 1 - aboutMultiple / aboutMean;
    }
}
