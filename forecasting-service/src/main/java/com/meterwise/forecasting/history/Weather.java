package com.meterwise.forecasting.history;

import java.time.LocalDate;

/** The temperature at a place, as far as it was known when a day had ended. */
@FunctionalInterface
public interface Weather {
    Weather UNKNOWN = (first, slots, last) -> null;

    /**
     * Degrees by clock slot from the day {@code first} on: what was observed through the day {@code last}, and after it what was then forecast.
     * Nothing told later is in it.
     *
     * @param slots a day
     * @return NaN where missing; null if too little is known to learn from
     */
    double[] known(LocalDate first, int slots, LocalDate last);
}
