package com.meterwise.forecasting.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.ResidualTable;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** What came, beside what had been issued for it: the picture from which people learn how far to trust a forecast. */
@Path("/v1/actuals/{level}/{id}")
@RolesAllowed(Roles.VIEWER)
public class ActualsResource {
    private static final int LEAD = 1;

    private final Transactions transactions;
    private final MarketTime time;

    ActualsResource(Transactions transactions, MarketTime time) {
        this.transactions = transactions;
        this.time = time;
    }

    /** @param items oldest first; a day for which nothing had been issued, or of which nothing is known, is left out */
    public record ActualsView(String level, String id, List<Day> items) {}

    /**
     * One market day, kWh by the slots it really has.
     *
     * @param actual    null where not known; in an area, a member whose value is missing counts as forecast
     * @param quantiles issued a day ahead
     */
    public record Day(LocalDate day, Instant start, Duration interval, List<Double> actual, Map<String, double[]> quantiles) {}

    @GET
    @Operation(summary = "The last closed days of a customer, segment, feeder, region or the system, beside the forecast issued a day ahead")
    public ActualsView of(@PathParam("level") @Pattern(regexp = "customer|segment|feeder|region|system") String level,
            @PathParam("id") @Size(max = 64) String id,
            @QueryParam("days") @DefaultValue("2") @Min(1) @Max(14) int days) {
        return transactions.call(work -> {
            List<Day> items = new ArrayList<>();
            LocalDate last = StatusResource.lastDoneDay(work.connection()).orElse(null);
            for (int back = days - 1; last != null && back >= 0; back--)
                day(level, id, last.minusDays(back), work.connection()).ifPresent(items::add);
            return new ActualsView(level, id, items);
        });
    }

    private Optional<Day> day(String level, String id, LocalDate day, Connection connection) throws SQLException {
        Optional<IssuedForecast> issued = ForecastTable.ofDay(level, id, day.minusDays(LEAD), connection);
        Optional<Residual> missed = ResidualTable.issued(level, id, LEAD, day, connection);
        if (issued.isEmpty() || missed.isEmpty()) return Optional.empty();
        IssuedForecast forecast = issued.get();
        List<Double> came = Arrays.stream(forecast.came(missed.get(), time)).mapToObj(value -> Double.isNaN(value) ? null : value).toList();
        return Optional.of(new Day(day, forecast.start(), forecast.interval(), came, forecast.atLead(LEAD).byLevel()));
    }
}
