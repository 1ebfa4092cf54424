package com.meterwise.synthetic;

import java.time.LocalDate;

import com.meterwise.synthetic.Chance.Draw;

/** The weather that all customers share, of a mild northern climate. A pure function of seed and day. */
record Weather(long seed) {
    private static final double MEAN_CELSIUS = 10;
    private static final double SWING = 9;
    private static final double ANOMALY = 2.5;
    private static final double PERSISTENCE = 0.7;
    /** 0.7 to the 12th is 1 %: what came before has left the air. */
    private static final int MEMORY_DAYS = 12;
    private static final int COLDEST_DAY = 20;

    /** The day's mean temperature: the season's, and an anomaly that follows an AR(1) cut off after {@link #MEMORY_DAYS}. */
    double celsius(LocalDate day) {
        double anomaly = 0;
        double weight = Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
        for (int back = 0; back < MEMORY_DAYS; back++, weight *= PERSISTENCE) {
            anomaly += weight * Chance.of(seed, Draw.WEATHER, 0, day.toEpochDay() - back).normal();
        }
        return MEAN_CELSIUS - SWING * winter(day) + ANOMALY * anomaly;
    }

    /** 1 in mid-winter, -1 in mid-summer. */
    static double winter(LocalDate day) {
        return StrictMath.cos(2 * Math.PI * (day.getDayOfYear() - COLDEST_DAY) / 365.25);
    }

    /** Share of the clear sky's sun that comes through. */
    double clearness(LocalDate day) {
        double uniform = Chance.of(seed, Draw.CLOUD, 0, day.toEpochDay()).uniform();
        return 0.25 + 0.75 * uniform;
    }

    /** Output of a roof per kWp at a local hour under a clear sky: a bell between sunrise and sunset around 13 o'clock. */
    static double clearSky(LocalDate day, double hour) {
        double halfDay = (12 - 4 * winter(day)) / 2;
        double angle = (hour - 13) / halfDay;
        return Math.abs(angle) >= 1 ? 0 : 0.75 * StrictMath.pow(StrictMath.cos(Math.PI / 2 * angle), 1.3);
    }
}
