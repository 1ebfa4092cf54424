package com.meterwise.forecasting.outlook;

import java.util.Arrays;

/**
 * How the outlook would have done on the series' own past: from each month after the first year, as far as a year ahead, knowing only what came
 * before, beside the same month a year before.
 *
 * @param forecasts  months compared, all origins and leads together
 * @param error      sum of |error| by sum of what came; NaN without any
 * @param naiveError the same of the seasonal naive, on the same months
 * @param spread     of the logarithm of what came by what was said, one month ahead; NaN with too few
 */
record Hindsight(int forecasts, double error, double naiveError, double spread) {
    private static final int MIN_FORECASTS = 6;

    static Hindsight of(double[] values) {
        double missed = 0, naiveMissed = 0, came = 0, squares = 0;
        int forecasts = 0, ratios = 0;
        for (int origin = DampedSeasonal.YEAR; origin < values.length; origin++) {
            double[] known = Arrays.copyOf(values, origin);
            if (Arrays.stream(known).allMatch(Double::isNaN)) continue;
            DampedSeasonal model = DampedSeasonal.fit(known);
            for (int ahead = 1; ahead <= DampedSeasonal.YEAR && origin + ahead <= values.length; ahead++) {
                int month = origin + ahead - 1;
                double actual = values[month], naive = values[month - DampedSeasonal.YEAR], said = model.ahead(ahead);
                if (Double.isNaN(actual) || Double.isNaN(naive)) continue;
                forecasts++;
                came += Math.abs(actual);
                missed += Math.abs(said - actual);
                naiveMissed += Math.abs(naive - actual);
                if (!(actual > 0) || !(said > 0)) continue;
                double ratio = Math.log(actual / said) / Outlook.widening(ahead);
                squares += ratio * ratio;
                ratios++;
            }
        }
        return new Hindsight(forecasts, came > 0 ? missed / came : Double.NaN, came > 0 ? naiveMissed / came : Double.NaN,
                ratios < MIN_FORECASTS ? Double.NaN : Math.sqrt(squares / ratios));
    }
}
