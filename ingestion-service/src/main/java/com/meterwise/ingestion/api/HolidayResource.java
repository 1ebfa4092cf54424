package com.meterwise.ingestion.api;

import java.io.InputStream;
import java.time.Year;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.marketdata.Holiday;
import com.meterwise.ingestion.marketdata.Holidays;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

/** Days that are not what their weekday says. */
@Path("/v1/holidays")
public class HolidayResource {
    private static final int MAX_YEARS = 50;

    private final Holidays holidays;
    private final Bulk<Holiday> bulk;

    HolidayResource(Holidays holidays, Limits limits) {
        this.holidays = holidays;
        bulk = new Bulk<>(Holiday.class, holidays::keep, limits.inflatedBytes());
    }

    /** @param changed days that are new or other than before */
    public record Computed(String country, String part, int from, int to, int changed) {}

    @POST
    @Idempotent
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Holidays and make-up workdays as data; a day said again replaces itself")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return bulk.load(body, type, encoding);
    }

    @POST
    @Idempotent
    @Path("/computed")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Public holidays of a country, or of a part of it, for whole years; days given as data stay as they are")
    public Computed compute(@QueryParam("country") @NotNull String country, @QueryParam("part") String part,
            @QueryParam("region") String region, @QueryParam("from") @NotNull Integer from, @QueryParam("to") Integer to) {
        int last = to == null ? from : to;
        if (last < from || last - from > MAX_YEARS)
            throw Problem.badRequest("years", "at most %d years, from before to, got %d to %d".formatted(MAX_YEARS, from, last));
        try {
            return new Computed(country, part, from, last, holidays.compute(country, part, region, Year.of(from), Year.of(last)));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw Problem.badRequest("calendar", e.getMessage());
        }
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Holidays and make-up workdays, both ends included; with a region also those of it")
    public Page<Holiday> list(@QueryParam("from") @NotNull Day from, @QueryParam("to") @NotNull Day to,
            @QueryParam("region") String region) {
        if (from.day().plusYears(MAX_YEARS).isBefore(to.day()))
            throw Problem.badRequest("years", "at most %d years at once".formatted(MAX_YEARS));
        return new Page<>(holidays.list(region, from.day(), to.day()), null);
    }
}
