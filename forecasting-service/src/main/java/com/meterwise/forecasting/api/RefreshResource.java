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

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.operation.IntradayUpdate;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IntradayTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** A forecast brought up to what has come of its first day. The issued one stays as it is: its accuracy is measured, not this one's. */
@Path("/v1/forecasts")
@RolesAllowed(Roles.OPERATOR)
public class RefreshResource {
    private static final String IMPORT = "importKwh";

    private final Transactions transactions;
    private final MeterDays days;
    private final MarketTime time;
    private final Histories histories;

    RefreshResource(Transactions transactions, MeterDays days, MarketTime time) {
        this.transactions = transactions;
        this.days = days;
        this.time = time;
        this.histories = new Histories(time);
    }

    /**
     * @param day      closed day the forecast rests on
     * @param start    first slot that is still to come
     * @param shiftKwh by which that slot is moved; later ones by less and less
     */
    public record IntradayView(String level, String id, LocalDate day, Instant start, Duration interval, double shiftKwh,
            Map<String, double[]> quantiles, String model) {}

    @POST
    @Path("/customers/{id}/refresh")
    @Operation(summary = "A customer's forecast from now on, shifted by what it has missed since midnight")
    public IntradayView ofCustomer(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id) {
        return transactions.call(work -> refresh(IssuedForecast.CUSTOMER, id, List.of(id), work.connection()));
    }

    @POST
    @Path("/feeders/{id}/refresh")
    @Operation(summary = "Sales on a feeder from now on, shifted by what their forecast has missed since midnight")
    public IntradayView ofFeeder(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id) {
        return transactions
                .call(work -> refresh(IssuedForecast.FEEDER, id, MasterTable.onFeeder(id, work.connection()), work.connection()));
    }

    private IntradayView refresh(String level, String id, List<String> members, Connection connection) throws SQLException {
        IssuedForecast issued = ForecastTable.latest(level, id, Instant.parse("9999-01-01T00:00:00Z"), connection)
                .orElseThrow(() -> Problem.notFound("forecast of " + level, id));
        double[] came = new double[issued.deciles().slots()];
        Arrays.fill(came, Double.NaN);
        double[] today = today(issued, members, connection);
        System.arraycopy(today, 0, came, 0, Math.min(today.length, issued.slots1()));
        if (Arrays.stream(came).allMatch(Double::isNaN))
            throw new Problem(409, "nothing-new", "Nothing new to go by", "no value of %s is known yet".formatted(issued.day().plusDays(1)),
                    Map.of("id", id));
        IntradayUpdate update = IntradayUpdate.of(issued.deciles(), came, issued.interval().toSeconds() / 3600.0);
        Instant start = issued.start().plus(issued.interval().multipliedBy(update.firstSlot()));
        IntradayTable.keep(issued, update, start, connection);
        return new IntradayView(level, id, issued.day(), start, issued.interval(), update.shiftKwh(), update.deciles().byLevel(),
                issued.model() + " + intraday");
    }

    /** What came by slot since midnight; a slot in which a member is missing is not known of the whole. */
    private double[] today(IssuedForecast issued, List<String> members, Connection connection) throws SQLException {
        LocalDate today = issued.day().plusDays(1);
        double[] sum = new double[issued.slots1()];
        List<MeterDay> all = days.of(members, IMPORT, today.minusDays(Histories.RECENT_DAYS), today, connection);
        for (String member : members) {
            List<MeterDay> own = new ArrayList<>(all.stream().filter(day -> day.ownerId().equals(member)).toList());
            // whom nothing was forecast for is not part of the sum either
            if (own.isEmpty() || ForecastTable.ofDay(IssuedForecast.CUSTOMER, member, issued.day(), connection).isEmpty()) continue;
            double[] kwh = histories.of(member, own, today).map(history -> {
                ClockDays clock = new ClockDays(time, history.interval());
                double[] actual = clock.toActual(today, history.load().day(today));
                int factor = (int) (issued.interval().toSeconds() / history.interval().toSeconds());
                return factor < 1 ? new double[0] : Histories.coarsened(actual, factor);
            }).orElse(new double[0]);
            for (int s = 0; s < sum.length; s++)
                sum[s] += s < kwh.length ? kwh[s] : Double.NaN;
        }
        return sum;
    }
}
