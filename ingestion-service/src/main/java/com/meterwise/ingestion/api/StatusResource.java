package com.meterwise.ingestion.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.marketday.MarketDayTable;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** How much there is. */
@Path("/v1/status")
public class StatusResource {
    private final Transactions transactions;

    StatusResource(Transactions transactions) { this.transactions = transactions; }

    /** Days without half of the meters, at the end of what is there, that are looked through for the system's day. */
    private static final int RAGGED_DAYS = 40;

    /**
     * @param lastClosedDay null while no day is closed
     * @param systemDay     latest day for which at least half of the active meters have data; null while there is none
     */
    public record Status(long readings, long meterDays, long customers, long meters, long feeders, long closedDays,
            LocalDate lastClosedDay, LocalDate systemDay) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Counts of readings, meter-days, the register and closed days")
    public Status status() {
        return transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement("""
                    select coalesce(sum(present), 0), count(*), (select count(*) from customer), (select count(*) from meter),
                        (select count(*) from feeder), (select count(*) from market_day where revision > 0),
                        (select max(day) from market_day where revision > 0) from meter_day"""); ResultSet found = select.executeQuery()) {
                found.next();
                return new Status(found.getLong(1), found.getLong(2), found.getLong(3), found.getLong(4), found.getLong(5),
                        found.getLong(6), found.getObject(7, LocalDate.class),
                        MarketDayTable.systemDay(work.connection(), RAGGED_DAYS).orElse(null));
            }
        });
    }
}
