package com.meterwise.ingestion.api;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
import com.meterwise.ingestion.intake.ColumnsCsv;
import com.meterwise.ingestion.intake.CsvOptions;
import com.meterwise.ingestion.intake.DaysCsv;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.JsonReadings;
import com.meterwise.ingestion.intake.LongCsv;
import com.meterwise.ingestion.intake.NdjsonReadings;
import com.meterwise.ingestion.intake.ReadingsFormat;
import com.meterwise.ingestion.intake.XmlReadings;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.ingestion.upload.Gate;
import com.meterwise.ingestion.upload.Registrar;
import com.meterwise.ingestion.upload.RunningUploads;
import com.meterwise.ingestion.upload.UploadTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;

import io.quarkus.security.ForbiddenException;

/** Readings in, streamed. */
@Path("/v1/readings")
public class ReadingsResource {
    private static final Pattern UPLOAD_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Receiving receiving;
    private final Registry registry;
    private final MarketTime market;

    ReadingsResource(Ingestion ingestion, Registry registry, UploadTable uploads, RunningUploads running, MarketTime market, Gate gate,
            Limits limits) {
        this.receiving = new Receiving(ingestion, uploads, running, gate, limits);
        this.registry = registry;
        this.market = market;
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
        @QueryParam("meterId")
        @Parameter(description = "of a Green Button file with one usage point: the meter it is")
        String meterId;
        @QueryParam("uploadId")
        @Parameter(description = "a UUID of the client's, by which to ask how far a long upload is; one known already is 409")
        String uploadId;
        @QueryParam("label")
        @Parameter(description = "of CIM intervals: end (unless said) or start, what their time is of")
        String label;
        @HeaderParam("Content-Type")
        String type;
        @HeaderParam("Content-Encoding")
        String encoding;
    }

    @POST
    @Consumes({ "application/json", "application/x-ndjson", "text/csv", "application/xml", "application/atom+xml", "text/xml" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Takes interval blocks as JSON, NDJSON, CSV, Green Button or CIM XML; answers when all that is accepted is kept safely")
    public Response post(InputStream body, @BeanParam Query query, @Context SecurityContext caller) {
        if (query.register && !caller.isUserInRole(Roles.OPERATOR)) throw new ForbiddenException();
        return answer(receiving.receive(caller.getUserPrincipal().getName(),
                uploadId(query.uploadId), format(query), body, query.encoding,
                query.register ? registry::register : Registrar.NONE));
    }

    private static String uploadId(String asked) {
        if (asked != null && !UPLOAD_ID.matcher(asked).matches())
            throw Problem.badRequest("options", "uploadId must be a UUID in lower case, such as 0f3b9a52-6d1c-4c1e-9a51-2b7f0f6f4c11");
        return asked;
    }

    static Response answer(Receiving.Received received) {
        return Response.accepted(received.report()).header("RateLimit-Policy", received.quota().policy())
                .header("RateLimit", received.quota().header()).build();
    }

    private ReadingsFormat format(Query query) {
        String type = query.type.split(";")[0].trim().toLowerCase(java.util.Locale.ROOT);
        if (type.equals("application/json")) return new JsonReadings();
        if (type.equals("application/x-ndjson")) return new NdjsonReadings();
        try {
            if (type.endsWith("xml")) return new XmlReadings(Optional.ofNullable(query.meterId), isLabelledAtEnd(query.label));
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

    private static boolean isLabelledAtEnd(String label) {
        if (label == null || label.equals("end")) return true;
        if (label.equals("start")) return false;
        throw new IllegalArgumentException("label must be start or end, or left out");
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
