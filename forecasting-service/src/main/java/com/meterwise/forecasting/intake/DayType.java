package com.meterwise.forecasting.intake;

/** How work goes on a day. A bridge day lies between a holiday and a weekend; a make-up workday is a weekend on which work is done. */
public enum DayType {
    WORKDAY, SATURDAY, SUNDAY, HOLIDAY, BRIDGE_DAY, MAKE_UP_WORKDAY;

    public boolean isDayOff() { return this == SATURDAY || this == SUNDAY || this == HOLIDAY; }
}
