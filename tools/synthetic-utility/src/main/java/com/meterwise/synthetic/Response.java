package com.meterwise.synthetic;

/**
 * How a load answers season and weather, and how restless it is. The factors are 1 in the mean over a year of {@link Weather}.
 *
 * @param season    share added in mid-winter and taken in mid-summer
 * @param heat      share added for each 10 degrees below 15 Celsius
 * @param cool      share added for each 10 degrees above 21 Celsius
 * @param slotNoise standard deviation of the slot factor, which follows an AR(1)
 * @param dayNoise  standard deviation of the day factor
 */
record Response(double season, double heat, double cool, double slotNoise, double dayNoise) {
    private static final double HEATING_LIMIT = 15;
    private static final double COOLING_LIMIT = 21;
    private static final double MEAN_HEATING_DEGREES = 5.8;
    private static final double MEAN_COOLING_DEGREES = 0.2;
    private static final double LEAST = 0.2;

    double on(double celsius, double winter) {
        double heating = Math.max(0, HEATING_LIMIT - celsius) - MEAN_HEATING_DEGREES;
        double cooling = Math.max(0, celsius - COOLING_LIMIT) - MEAN_COOLING_DEGREES;
        return (1 + season * winter) * Math.max(LEAST, 1 + (heat * heating + cool * cooling) / 10);
    }

    /** The factor of a hard winter or summer day with two standard deviations of both noises on top. */
    double atPeak() {
        return Math.max(on(-6, 1), on(27, -1)) * (1 + 2 * slotNoise) * (1 + 2 * dayNoise);
    }
}
