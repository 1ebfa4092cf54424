package com.meterwise.forecasting.intake;

import java.sql.Connection;

import org.junit.jupiter.api.extension.RegisterExtension;

import com.meterwise.forecasting.MigratedDatabase;

class MeterDayTableTest extends MeterDaysContract {
    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    MeterDays days() { return new MeterDayTable(); }

    @Override
    Connection connection() { return DATABASE.connection(); }
}
