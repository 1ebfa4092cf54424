package com.meterwise.ingestion.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import com.meterwise.ingestion.Ingestion;
import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.intake.Body;
import com.meterwise.ingestion.intake.ColumnsCsv;
import com.meterwise.ingestion.intake.CsvOptions;
import com.meterwise.ingestion.intake.DaysCsv;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.JsonReadings;
import com.meterwise.ingestion.intake.LongCsv;
import com.meterwise.ingestion.intake.NdjsonReadings;
import com.meterwise.ingestion.intake.ReadingsFormat;
import com.meterwise.ingestion.intake.UnreadableException;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.ingestion.upload.LogAwayException;
import com.meterwise.ingestion.upload.Registrar;
import com.meterwise.ingestion.upload.Upload;
import com.meterwise.ingestion.upload.UploadReport;
import com.meterwise.ingestion.upload.UploadTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.TransactionFailed;

import io.quarkus.security.ForbiddenException;

/** Readings in, streamed. */
@Path("/v1/readings")
public class ReadingsResource {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Ingestion ingestion;
    private final Registry registry;
    private final UploadTable uploads;
    private final MarketTime market;
    private final Limits limits;

    ReadingsResource(Ingestion ingestion, Registry registry, UploadTable uploads, MarketTime market, Limits limits) {
        this.ingestion = ingestion;
        this.registry = registry;
        this.uploads = uploads;
        this.market = market;
        this.limits = limits;
    }

    /** What the body does not say itself. */
    public static class Query {
        @QueryParam("register")
        @Parameter(description = "true: unknown meters become known, each with a customer of its own (role operator)")
        boolean register;
        @QueryParam("shape")
        @Parameter(description = "of a CSV: long, days or columns")
        String shape;
        @QueryParam("interval")
        @Parameter(description = "length of a slot, such as PT30M")
        String interval;
        @QueryParam("zone")
        @Parameter(description = "zone of times without an offset; the market's unless said")
        String zone;
        @QueryParam("unit")
        @Parameter(description = "of a CSV's values: kWh (unless said), Wh, MWh or kW")
        String unit;
        @QueryParam("zeros")
        @Parameter(description = "missing: a 0 says that there is no value")
        String zeros;
        @QueryParam("time")
        @Parameter(description = "columns that together are the time, joined by +")
        String time;
        @QueryParam("skip")
        @Parameter(description = "columns that are neither time nor meter")
        List<String> skip;
        @HeaderParam("Content-Type")
        String type;
        @HeaderParam("Content-Encoding")
        String encoding;
    }

    @POST
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Takes interval blocks as JSON, NDJSON or CSV; answers when all that is accepted is kept safely")
    public Response post(InputStream body, @BeanParam Query query, @Context SecurityContext caller) {
        if (query.register && !caller.isUserInRole(Roles.OPERATOR)) throw new ForbiddenException();
        ReadingsFormat format = format(query);
        Upload upload = ingestion.upload(query.register ? registry::register : Registrar.NONE);
        try {
            upload.read(format, Body.of(body, query.encoding, limits.inflatedBytes()));
        } catch (LogAwayException | TransactionFailed e) {
            throw Problem.unavailable("not-kept", "nothing is lost that was answered 202; send this again", RETRY_AFTER_SECONDS);
        } catch (UnreadableException e) {
            throw broken(upload, format, "unreadable", e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw broken(upload, format, "broken-off", "the body broke off: " + e.getMessage());
        }
        UploadReport report = upload.report();
        keep(report, format, true);
        return Response.accepted(report).build();
    }

    /** What was accepted before the body turned bad stays accepted, and the answer says so. */
    private Problem broken(Upload upload, ReadingsFormat format, String type, String detail) {
        UploadReport report = upload.report();
        keep(report, format, false);
        return new Problem(400, type, "The body could not be read to its end", detail, Map.of("uploadId", report.uploadId(), "accepted",
                report.accepted(), "rejected", report.rejected(), "readings", report.readings(), "errors", report.errors()));
    }

    private void keep(UploadReport report, ReadingsFormat format, boolean complete) {
        uploads.keep(new UploadTable.Kept(report, format.getClass().getSimpleName(), complete, ingestion.now()));
    }

    private ReadingsFormat format(Query query) {
        String type = query.type.split(";")[0].trim().toLowerCase(java.util.Locale.ROOT);
        if (type.equals("application/json")) return new JsonReadings();
        if (type.equals("application/x-ndjson")) return new NdjsonReadings();
        try {
            return switch (query.shape == null ? "long" : query.shape) {
                case "long" -> new LongCsv(options(query));
                case "days" -> new DaysCsv(options(query));
                case "columns" -> new ColumnsCsv(options(query));
                default -> throw new IllegalArgumentException("shape must be long, days or columns");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.badRequest("options", e.getMessage());
        }
    }

    private CsvOptions options(Query query) {
        if (query.zeros != null && !query.zeros.equals("missing")) throw new IllegalArgumentException("zeros must be missing, or left out");
        ZoneId zone = query.zone == null ? market.zone() : ZoneId.of(query.zone);
        Optional<Duration> interval = Optional.ofNullable(query.interval).map(Duration::parse);
        // a plus sign in a query may come as itself or as the blank it stands for
        List<String> time = query.time == null ? List.of() : List.of(query.time.split("[+ ]"));
        return new CsvOptions(market, zone, interval, Energy.named(query.unit == null ? "kWh" : query.unit), time,
                query.skip == null ? Set.of() : Set.copyOf(query.skip), query.zeros != null);
    }
}
