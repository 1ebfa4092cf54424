package com.meterwise.ingestion.api;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

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
import com.meterwise.ingestion.marketdata.Indicator;
import com.meterwise.ingestion.marketdata.Indicators;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.ingestion.registry.Fields;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

/** Dated figures of the market: prices, temperatures, shares, switching. */
@Path("/v1/indicators")
public class IndicatorResource {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");
    private static final Pattern CURSOR = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\\|.{0,200}");

    private final Indicators indicators;
    private final Bulk<Indicator> bulk;

    IndicatorResource(Indicators indicators, Limits limits) {
        this.indicators = indicators;
        bulk = new Bulk<>(Indicator.class, indicators::keep, limits.inflatedBytes());
    }

    /** A time in a query, refused with words. */
    public record Time(Instant at) {
        /** Called with the text of the query. */
        public static Time valueOf(String text) {
            try {
                return new Time(Fields.time("a time", OffsetDateTime.parse(text.replace(' ', '+')).toInstant()));
            } catch (DateTimeException e) {
                throw Problem.badRequest("time", "a time looks like 2026-01-31T00:00:00Z");
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest("time", e.getMessage());
            }
        }
    }

    @POST
    @Idempotent
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "One or many figures; the same one again changes nothing, another value of it corrects it")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return bulk.load(body, type, encoding);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Figures of an indicator in [from, to) by time and region; of each the last one, or with asOf the last one known then")
    public Page<Indicator> list(@QueryParam("indicator") @NotNull String indicator, @QueryParam("region") String region,
            @QueryParam("from") Time from, @QueryParam("to") Time to, @QueryParam("asOf") Time asOf, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        if (cursor != null && (!CURSOR.matcher(cursor).matches() || !isTime(cursor.substring(0, cursor.indexOf('|')))))
            throw Problem.badRequest("cursor", "not a cursor of this list");
        return Page.of(indicators.list(indicator, region, from == null ? FIRST : from.at(), to == null ? LAST : to.at(),
                asOf == null ? null : asOf.at(), cursor, size + 1), size, Indicators::cursor);
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @GET
    @Path("/names")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Which indicators there are, of which regions and times")
    public Page<Indicators.Extent> names() { return new Page<>(indicators.extents(), null); }
}
