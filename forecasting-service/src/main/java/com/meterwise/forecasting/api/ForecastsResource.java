package com.meterwise.forecasting.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Forecasts as they were issued. */
@Path("/v1/forecasts")
@RolesAllowed(Roles.VIEWER)
public class ForecastsResource {
    static final String ID = "[A-Za-z0-9._:-]{1,64}";
    private static final Duration FULL_HORIZON = Duration.ofHours(50);
    private static final int MIN_DAYS = 7;

    private final Transactions transactions;

    ForecastsResource(Transactions transactions) { this.transactions = transactions; }

    /** @param leadDay1Slots slots of the first day ahead; the rest are of the second */
    public record ForecastView(String level, String id, LocalDate day, Instant madeAt, Duration interval, Instant start, int leadDay1Slots,
            Map<String, double[]> quantiles, String model, String grade, Double mase, int customers) {}

    @GET
    @Path("/customers/{id}")
    @Operation(summary = "A customer's load of the next two days: nine deciles, kWh per slot")
    public ForecastView ofCustomer(@PathParam("id") @Pattern(regexp = ID) String id, @QueryParam("horizon") @Size(max = 20) String horizon,
            @QueryParam("asOf") @Size(max = 40) String asOf) {
        Instant at = instant(asOf);
        return transactions.call(work -> {
            Connection connection = work.connection();
            Optional<IssuedForecast> forecast = ForecastTable.latest(IssuedForecast.CUSTOMER, id, at, connection);
            if (asOf == null) refuseIfStale(id, forecast, connection);
            return view(forecast.orElseThrow(() -> Problem.notFound("forecast of customer", id)), horizon);
        });
    }

    @GET
    @Path("/segments/{id}")
    @Operation(summary = "Sales to a segment in the next two days: P50 is the sum of those who were its members when the forecast was made")
    public ForecastView ofSegment(@PathParam("id") @Pattern(regexp = ID) String id, @QueryParam("horizon") @Size(max = 20) String horizon,
            @QueryParam("asOf") @Size(max = 40) String asOf) {
        return ofArea(IssuedForecast.SEGMENT, id, horizon, asOf);
    }

    @GET
    @Path("/feeders/{id}")
    @Operation(summary = "Sales on a feeder in the next two days: P50 is the sum of its customers'")
    public ForecastView ofFeeder(@PathParam("id") @Pattern(regexp = ID) String id, @QueryParam("horizon") @Size(max = 20) String horizon,
            @QueryParam("asOf") @Size(max = 40) String asOf) {
        return ofArea(IssuedForecast.FEEDER, id, horizon, asOf);
    }

    @GET
    @Path("/regions/{id}")
    @Operation(summary = "Sales in a region in the next two days: P50 is the sum of its customers'")
    public ForecastView ofRegion(@PathParam("id") @Size(max = 64) String id, @QueryParam("horizon") @Size(max = 20) String horizon,
            @QueryParam("asOf") @Size(max = 40) String asOf) {
        return ofArea(IssuedForecast.REGION, id, horizon, asOf);
    }

    @GET
    @Path("/system")
    @Operation(summary = "All sales in the next two days: P50 is the sum of the customers'")
    public ForecastView ofSystem(@QueryParam("horizon") @Size(max = 20) String horizon, @QueryParam("asOf") @Size(max = 40) String asOf) {
        return ofArea(IssuedForecast.SYSTEM, IssuedForecast.SYSTEM, horizon, asOf);
    }

    private ForecastView ofArea(String level, String id, String horizon, String asOf) {
        Instant at = instant(asOf);
        return view(transactions.call(work -> ForecastTable.latest(level, id, at, work.connection()))
                .orElseThrow(() -> Problem.notFound("forecast of " + level, id)), horizon);
    }

    /** An old forecast is no answer: it says since when there is nothing to forecast from. */
    private static void refuseIfStale(String id, Optional<IssuedForecast> forecast, Connection connection) throws SQLException {
        if (!MasterTable.isCustomer(id, connection)) throw Problem.notFound("customer", id);
        Optional<LocalDate> lastKnown = MasterTable.lastKnownDay(id, connection);
        Optional<LocalDate> lastDone = StatusResource.lastDoneDay(connection);
        boolean ofLastDay = forecast.isPresent() && lastDone.map(day -> !forecast.get().day().isBefore(day)).orElse(true);
        if (ofLastDay) return;
        if (lastKnown.isEmpty()) throw noRecentData("no data yet, and no contract that says how much", id);
        if (lastDone.isEmpty()) return;
        if (lastKnown.get().isBefore(lastDone.get())) throw noRecentData("no data since " + lastKnown.get(), id);
        if (forecast.isEmpty())
            throw noRecentData("no forecast yet: it takes %d days of data, or others of its kind forecast a week ago".formatted(MIN_DAYS),
                    id);
    }

    private static Problem noRecentData(String detail, String id) {
        return new Problem(404, "no-recent-data", "No recent data to forecast from", detail, Map.of("customerId", id));
    }

    private static ForecastView view(IssuedForecast forecast, String horizon) {
        Duration asked = horizon(horizon);
        int slots = (int) Math.min(forecast.deciles().slots(), Math.max(1, asked.toSeconds() / forecast.interval().toSeconds()));
        Deciles deciles = horizon == null ? forecast.deciles() : forecast.deciles().slice(0, slots);
        return new ForecastView(forecast.level(), forecast.id(), forecast.day(), forecast.madeAt(), forecast.interval(), forecast.start(),
                Math.min(forecast.slots1(), deciles.slots()), deciles.byLevel(), forecast.model(), forecast.grade(), forecast.mase(),
                forecast.customers());
    }

    private static Duration horizon(String text) {
        try {
            Duration horizon = text == null ? FULL_HORIZON : Duration.parse(text);
            if (horizon.isNegative() || horizon.isZero() || horizon.compareTo(FULL_HORIZON) > 0)
                throw Problem.badRequest("horizon", "horizon must be over PT0S and at most PT50H, got " + text);
            return horizon;
        } catch (DateTimeException e) {
            throw Problem.badRequest("horizon", "horizon must be a duration such as PT48H, got " + text);
        }
    }

    private static Instant instant(String text) {
        try {
            return text == null ? Instant.parse("9999-01-01T00:00:00Z") : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badRequest("as-of", "asOf must be a time with offset, got " + text);
        }
    }
}
