package com.meterwise.forecasting.intake;

import java.time.LocalDate;

/** What kind of day a day is in a region of the market. */
@FunctionalInterface
public interface Calendar {
    DayType dayType(LocalDate day);
}
