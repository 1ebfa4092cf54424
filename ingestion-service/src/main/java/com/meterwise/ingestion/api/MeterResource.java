package com.meterwise.ingestion.api;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.meterday.MeterDays;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.ingestion.registry.Entries;
import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Meter;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** The register of meters. */
@Path("/v1/meters")
public class MeterResource {
    /** A year and a day of one meter is what one answer holds. */
    private static final int MAX_DAYS = 367;

    private final Master<Meter> master;
    private final Transactions transactions;
    private final MarketTime market;

    MeterResource(Registry registry, Limits limits, Transactions transactions, MarketTime market) {
        this.transactions = transactions;
        this.market = market;
        master = new Master<>("meter", registry, registry.meters(), Meter.class, limits.inflatedBytes());
    }

    @PUT
    @Path("/{meterId}")
    @Consumes("application/json")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Makes a state the current one; an identical one changes nothing")
    public Entry<Meter> put(@PathParam("meterId") String meterId, Meter state) { return master.put(meterId, state); }

    @POST
    @Idempotent
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Many states: a JSON array, NDJSON or CSV; bad ones are told and left out")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return master.load(body, type, encoding);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Meters by id, all or a customer's; the cursor is the last id seen")
    public Page<Entry<Meter>> list(@QueryParam("customerId") String customerId, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return master.list(customerId, limit, cursor);
    }

    @GET
    @Path("/{meterId}")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "A meter, now or as of a market day")
    public Entry<Meter> find(@PathParam("meterId") String meterId, @QueryParam("asOf") Day asOf) { return master.find(meterId, asOf); }

    @GET
    @Path("/{meterId}/days")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Values, quality and grade of a meter's days, both ends included")
    public Page<MeterDays.Shown> days(@PathParam("meterId") String meterId, @QueryParam("from") @NotNull Day from,
            @QueryParam("to") @NotNull Day to) {
        if (from.day().plusDays(MAX_DAYS).isBefore(to.day()))
            throw Problem.badRequest("days", "at most %d days at once".formatted(MAX_DAYS));
        master.find(meterId, null);
        return new Page<>(
                transactions.call(work -> MeterDays.ofMeter(work.connection(), market, meterId, from.day(), to.day())), null);
    }

    @GET
    @Path("/{meterId}/history")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Every state of a meter, in the order recorded")
    public Page<Entries.Recorded<Meter>> history(@PathParam("meterId") String meterId) { return master.history(meterId); }
}
