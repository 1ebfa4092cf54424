package com.meterwise.forecasting.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
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
import com.meterwise.forecasting.outlook.OutlookSum;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.IssuedOutlook;
import com.meterwise.forecasting.publishing.OutlookTable;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Transactions;

/** The months to come. */
@Path("/v1/outlook")
@RolesAllowed(Roles.VIEWER)
public class OutlookResource {
    /** An outlook is made anew when a month ends; an older one is of a customer who has left. */
    private static final int CURRENT_DAYS = 35;
    private static final int AT_ONCE = 1_000;

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
        List<IssuedOutlook> found = transactions.call(work -> OutlookTable.of(List.of(id), Dates.FIRST, work.connection()));
        if (found.isEmpty()) throw Problem.notFound("outlook of customer", id);
        return view(IssuedForecast.CUSTOMER, id, found.get(0), found.get(0).outlook(), 1, months);
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
        OutlookSum sum = new OutlookSum();
        IssuedOutlook latest = transactions.call(work -> add(level, id, sum, work.connection()));
        if (latest == null) throw Problem.notFound("outlook of " + level, id);
        return view(level, id, latest, sum.total(), sum.members(), months);
    }

    /** @return the latest of the members' outlooks; null if they have none */
    private static IssuedOutlook add(String level, String id, OutlookSum sum, Connection connection) throws SQLException {
        LocalDate last = OutlookTable.lastDay(connection);
        if (last == null) return null;
        IssuedOutlook latest = null;
        for (List<String> some : Batches.of(members(level, id, connection), AT_ONCE))
            for (IssuedOutlook one : OutlookTable.of(some, last.minusDays(CURRENT_DAYS), connection)) {
                sum.add(one.outlook());
                if (latest == null || one.day().isAfter(latest.day())) latest = one;
            }
        return latest;
    }

    private static List<String> members(String level, String id, Connection connection) throws SQLException {
        return switch (level) {
            case IssuedForecast.FEEDER -> MasterTable.onFeeder(id, connection);
            case IssuedForecast.REGION -> MasterTable.inRegion(id, connection);
            case IssuedForecast.SEGMENT -> SegmentTable.members(id, connection);
            default -> MasterTable.customers(0, Shard.BUCKETS - 1, connection);
        };
    }

    private static OutlookView view(String level, String id, IssuedOutlook latest, Outlook outlook, int members, int months) {
        return new OutlookView(level, id, latest.day(), latest.madeAt(), outlook.first().toString(), first(outlook.energyKwh(), months),
                outlook.peakKw() == null ? null : first(outlook.peakKw(), months), Outlook.MODEL, outlook.error(), outlook.naiveError(),
                outlook.measured(), outlook.past().known(), members);
    }

    private static Map<String, double[]> first(Deciles deciles, int months) {
        return new LinkedHashMap<>(deciles.slice(0, Math.min(months, deciles.slots())).byLevel());
    }
}
