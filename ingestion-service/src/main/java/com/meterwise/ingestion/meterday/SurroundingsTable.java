package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.time.LocalDate;

import com.meterwise.ingestion.estimation.Estimation;
import com.meterwise.ingestion.estimation.ProxyDay;
import com.meterwise.ingestion.estimation.RegisterScaling;

/** What estimates lean on besides the meter's own past, from this database. */
public final class SurroundingsTable implements DayClose.Surroundings {
    @Override
    public Estimation estimation(Connection connection, LocalDate day) {
        return Estimation.usual(ProxyDay.Temperatures.UNKNOWN, new ProfilesTable(connection), RegisterScaling.Registers.UNKNOWN);
    }
}
