package com.meterwise.forecasting.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** How far the service is. */
@Path("/v1/status")
@RolesAllowed(Roles.VIEWER)
public class StatusResource {
    private static final String COUNTS = """
            with last as (select max(day) as day from forecast where level = 'customer'),
                latest as (select mase from forecast, last where forecast.day = last.day and level = 'customer')
            select (select count(*) from customer), (select count(*) from latest), (select count(mase) from latest),
                (select percentile_cont(0.5) within group (order by mase) from latest), (select count(*) from line_loss)""";

    private final Transactions transactions;

    StatusResource(Transactions transactions) { this.transactions = transactions; }

    /** @param forecasts customers forecast on the last day with forecasts */
    public record Status(long customers, long forecasts, long customersWithMase, Double medianMase, long losses, LocalDate lastDoneDay) {}

    @GET
    @Operation(summary = "Counts and the last day whose work is done")
    public Status status() {
        return transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement(COUNTS); ResultSet row = select.executeQuery()) {
                row.next();
                Double medianMase = row.getObject(4, Double.class);
                return new Status(row.getLong(1), row.getLong(2), row.getLong(3), medianMase, row.getLong(5),
                        lastDoneDay(work.connection()).orElse(null));
            }
        });
    }

    static Optional<LocalDate> lastDoneDay(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(day) from day_run where state = 'DONE'");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
        }
    }
}
