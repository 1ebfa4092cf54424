package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.InterruptionTable;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.intake.Shutdowns;
import com.meterwise.forecasting.operation.Cuts;
import com.meterwise.forecasting.operation.RegionTable;
import com.meterwise.forecasting.operation.Surroundings;

/** Customers' loads through a closed day, and what is known around them. */
record Loads(MeterDays days, Histories histories, RegionTable regions) {
    private static final String IMPORT = "importKwh";
    private static final int AHEAD_DAYS = 3;

    /** By customer, in order of id; one of whom nothing is known is left out. */
    Map<String, CustomerHistory> of(Collection<String> customers, LocalDate through, int lastDays, Connection connection)
            throws SQLException {
        Map<String, List<MeterDay>> byOwner = new TreeMap<>();
        for (MeterDay day : days.of(customers, IMPORT, through.minusDays(lastDays), through, connection))
            byOwner.computeIfAbsent(day.ownerId(), id -> new ArrayList<>()).add(day);
        Map<String, CustomerHistory> loads = new TreeMap<>();
        byOwner.forEach((id, meterDays) -> histories.of(id, meterDays, through).ifPresent(history -> loads.put(id, history)));
        return loads;
    }

    /** By customer, as known on a closed day. */
    Map<String, Surroundings> around(Collection<String> customers, LocalDate day, int lastDays, Connection connection)
            throws SQLException {
        Map<String, String> regions = MasterTable.regions(customers, connection);
        Shutdowns shutdowns = InterruptionTable.of(customers, histories.time().endOf(day.minusDays(lastDays)),
                histories.time().endOf(day.plusDays(AHEAD_DAYS)), connection);
        Map<String, Surroundings> around = new TreeMap<>();
        for (String customer : customers) {
            Surroundings ofRegion = this.regions.of(regions.get(customer), day, connection);
            around.put(customer, ofRegion.with(new Cuts(shutdowns.of(customer))));
        }
        return around;
    }
}
