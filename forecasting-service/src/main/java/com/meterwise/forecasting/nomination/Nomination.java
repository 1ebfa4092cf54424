package com.meterwise.forecasting.nomination;

import com.meterwise.forecasting.evaluation.Deciles;

/**
 * What to nominate for a day.
 *
 * @param quantile    of the forecast that is nominated
 * @param kwh         by slot
 * @param p50Kwh      of the whole day
 * @param expectedFee for deviating from it
 * @param p50Fee      for deviating, had the median been nominated
 */
public record Nomination(double quantile, double[] kwh, double p50Kwh, double expectedFee, double p50Fee) {

    /**
     * @param underCost of a kWh that was taken and not nominated
     * @param overCost  of a kWh that was nominated and not taken
     */
    public static Nomination of(Deciles forecast, double underCost, double overCost, DeviationFee fee) {
        double quantile = Newsvendor.quantile(underCost, overCost);
        double[] kwh = Newsvendor.kwh(forecast, quantile);
        return new Nomination(quantile, kwh, sum(forecast.p50()), fee.expected(forecast, kwh), fee.expected(forecast, forecast.p50()));
    }

    public double dayKwh() { return sum(kwh); }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values)
            sum += value;
        return sum;
    }
}
