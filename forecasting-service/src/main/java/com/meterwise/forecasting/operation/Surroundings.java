package com.meterwise.forecasting.operation;

import static java.util.Objects.requireNonNull;

import com.meterwise.forecasting.history.Weather;
import com.meterwise.forecasting.models.DayTypes;

/** What is known around a customer's load: what days are days off, the weather, when it was or will be cut. */
public record Surroundings(DayTypes types, Weather weather, Cuts cuts) {
    public Surroundings {
        requireNonNull(types, "types");
        requireNonNull(weather, "weather");
        requireNonNull(cuts, "cuts");
    }

    /** Nothing but a calendar. */
    public static Surroundings of(DayTypes types) {
        return new Surroundings(types, Weather.UNKNOWN, Cuts.NONE);
    }

    public Surroundings with(Cuts ofCustomer) { return new Surroundings(types, weather, ofCustomer); }
}
