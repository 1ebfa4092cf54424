package com.meterwise.forecasting.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.SegmentTable;
import com.meterwise.forecasting.outlook.Outlook;
import com.meterwise.forecasting.publishing.AreaSums;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.IssuedOutlook;
import com.meterwise.forecasting.publishing.OutlookTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** The months to come. */
@Path("/v1/outlook")
@RolesAllowed(Roles.VIEWER)
public class OutlookResource {
    /** An outlook is made anew when a month ends; an older one is of a customer who has left. */
    private static final int CURRENT_DAYS = 35;

    private final Transactions transactions;

    OutlookResource(Transactions transactions) { this.transactions = transactions; }

    /**
     * @param firstMonth   first of the months, such as 2026-07
     * @param peakKw       null for an area
     * @param error        mean error by what came, over past months forecast up to a year ahead; null with no more than a year of data
     * @param naiveError   the same of the month a year before
     * @param measured     months these errors are over
     * @param knownMonths  months of the past that were known
     */
    public record OutlookView(String level, String id, LocalDate day, Instant madeAt, String firstMonth, Map<String, double[]> energyKwh,
            Map<String, double[]> peakKw, String model, Double error,
            Double naiveError, int measured, int knownMonths, int customers) {}

    @GET
    @Path("/customers/{id}")
    @Operation(summary = "A customer's energy and peak of the months to come: nine deciles")
    public OutlookView ofCustomer(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id,
            @QueryParam("months") @DefaultValue("12") @Min(1) @Max(Outlook.MONTHS) int months) {
        List<IssuedOutlook> found = transactions.call(work -> OutlookTable.of(id, Dates.FIRST, work.connection()));
        if (found.isEmpty()) throw Problem.notFound("outlook of customer", id);
        return view(IssuedForecast.CUSTOMER, id, found, found.get(0).outlook(), months);
    }

    @GET
    @Path("/system")
    @Operation(summary = "All customers' energy of the months to come; the median is the sum of theirs")
    public OutlookView ofSystem(@QueryParam("months") @DefaultValue("12") @Min(1) @Max(Outlook.MONTHS) int months) {
        return ofArea(IssuedForecast.SYSTEM, IssuedForecast.SYSTEM, months);
    }

    @GET
    @Path("/regions/{id}")
    @Operation(summary = "A region's energy of the months to come; the median is the sum of its customers'")
    public OutlookView ofRegion(@PathParam("id") @Size(max = 64) String id,
            @QueryParam("months") @DefaultValue("12") @Min(1) @Max(Outlook.MONTHS) int months) {
        return ofArea(IssuedForecast.REGION, id, months);
    }

    @GET
    @Path("/feeders/{id}")
    @Operation(summary = "A feeder's sales of the months to come; the median is the sum of its customers'")
    public OutlookView ofFeeder(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id,
            @QueryParam("months") @DefaultValue("12") @Min(1) @Max(Outlook.MONTHS) int months) {
        return ofArea(IssuedForecast.FEEDER, id, months);
    }

    @GET
    @Path("/segments/{id}")
    @Operation(summary = "A segment's energy of the months to come; the median is the sum of its members' of today")
    public OutlookView ofSegment(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id,
            @QueryParam("months") @DefaultValue("12") @Min(1) @Max(Outlook.MONTHS) int months) {
        return ofArea(IssuedForecast.SEGMENT, id, months);
    }

    private OutlookView ofArea(String level, String id, int months) {
        List<IssuedOutlook> members = transactions.call(work -> current(new AreaSums.Area(level, id), work.connection()));
        if (members.isEmpty()) throw Problem.notFound("outlook of " + level, id);
        return view(level, id, members, Outlook.sum(members.stream().map(IssuedOutlook::outlook).toList()), months);
    }

    private static List<IssuedOutlook> current(AreaSums.Area area, Connection connection) throws SQLException {
        LocalDate last = OutlookTable.lastDay(connection);
        if (last == null) return List.of();
        AreaSums sums = new AreaSums(MasterTable.areas(connection), SegmentTable.current(connection));
        return OutlookTable.of(null, last.minusDays(CURRENT_DAYS), connection).stream()
                .filter(one -> sums.of(one.customerId()).contains(area)).toList();
    }

    private static OutlookView view(String level, String id, List<IssuedOutlook> members, Outlook outlook, int months) {
        IssuedOutlook latest = members.stream().max(Comparator.comparing(IssuedOutlook::day)).orElseThrow();
        return new OutlookView(level, id, latest.day(), latest.madeAt(), outlook.first().toString(), first(outlook.energyKwh(), months),
                outlook.peakKw() == null ? null : first(outlook.peakKw(), months), Outlook.MODEL, outlook.error(), outlook.naiveError(),
                outlook.measured(), outlook.past().known(), members.size());
    }

    private static Map<String, double[]> first(Deciles deciles, int months) {
        return new LinkedHashMap<>(deciles.slice(0, Math.min(months, deciles.slots())).byLevel());
    }
}
