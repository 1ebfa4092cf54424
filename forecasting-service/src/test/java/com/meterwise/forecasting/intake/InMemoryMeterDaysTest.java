package com.meterwise.forecasting.intake;

import java.sql.Connection;

class InMemoryMeterDaysTest extends MeterDaysContract {
    private final MeterDays days = new InMemoryMeterDays();

    @Override
    MeterDays days() { return days; }

    @Override
    Connection connection() { return null; }
}
