package com.meterwise.forecasting.api;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.publishing.AlarmTable;
import com.meterwise.forecasting.publishing.OperationTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** The log of operation: models replaced, inputs refused, forecasts gone wrong. */
@Path("/v1")
@RolesAllowed(Roles.VIEWER)
public class OperationResource {
    private final Transactions transactions;

    OperationResource(Transactions transactions) { this.transactions = transactions; }

    /** @param clearedOn null while the alarm stands */
    public record AlarmView(String level, String id, int leadDays, String kind, LocalDate raisedOn, LocalDate clearedOn, double value,
            double limit) {}

    @GET
    @Path("/promotions")
    @Operation(summary = "Challengers that took over from champions, with the reason")
    public Page<OperationTable.Promotion> promotions(@QueryParam("customerId") @Pattern(regexp = ForecastsResource.ID) String customerId,
            @QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") @Size(max = 100) String cursor) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        int size = Page.limit(limit);
        Place place = Place.of(cursor);
        return Page.of(
                transactions.call(work -> OperationTable.promotions(customerId, first, last, place.id(), place.day(), size + 1,
                        work.connection())),
                size, promotion -> Place.cursor(promotion.customerId(), promotion.day()));
    }

    @GET
    @Path("/input-findings")
    @Operation(summary = "Customers whose data were not fit to forecast from, and who were forecast as last week was")
    public Page<OperationTable.InputFinding> findings(@QueryParam("customerId") @Pattern(regexp = ForecastsResource.ID) String customerId,
            @QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") @Size(max = 100) String cursor) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        int size = Page.limit(limit);
        Place place = Place.of(cursor);
        return Page.of(
                transactions.call(work -> OperationTable.findings(customerId, first, last, place.id(), place.day(), size + 1,
                        work.connection())),
                size, finding -> Place.cursor(finding.customerId(), finding.day()));
    }

    @GET
    @Path("/alarms")
    @Operation(summary = "Forecasts that were biased or whose intervals did not hold, the latest first; at most so many")
    public Page<AlarmView> alarms(@QueryParam("level") @Pattern(regexp = "customer|segment|feeder|region|system") String level,
            @QueryParam("standing") @DefaultValue("false") boolean standing, @QueryParam("limit") Integer limit) {
        int size = Page.limit(limit);
        return new Page<>(transactions.call(work -> AlarmTable.alarms(level, standing, size, work.connection())).stream()
                .map(alarm -> new AlarmView(alarm.series().level(), alarm.series().id(), alarm.series().leadDays(), alarm.kind(),
                        alarm.raisedOn(), alarm.clearedOn(), alarm.value(), alarm.limit()))
                .toList(), null);
    }
}
