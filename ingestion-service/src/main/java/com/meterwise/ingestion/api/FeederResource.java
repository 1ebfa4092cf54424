package com.meterwise.ingestion.api;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
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
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.ingestion.registry.Entries;
import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Feeder;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;

/** The register of feeders. */
@Path("/v1/feeders")
public class FeederResource {
    private final Master<Feeder> master;

    FeederResource(Registry registry, Limits limits) {
        master = new Master<>("feeder", registry, registry.feeders(), Feeder.class, limits.inflatedBytes());
    }

    @PUT
    @Path("/{feederId}")
    @Consumes("application/json")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Makes a state the current one; an identical one changes nothing")
    public Entry<Feeder> put(@PathParam("feederId") String feederId, Feeder state) { return master.put(feederId, state); }

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
    @Operation(summary = "All feeders by id; the cursor is the last id seen")
    public Page<Entry<Feeder>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return master.list(limit, cursor);
    }

    @GET
    @Path("/{feederId}")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "A feeder, now or as of a market day")
    public Entry<Feeder> find(@PathParam("feederId") String feederId, @QueryParam("asOf") Day asOf) { return master.find(feederId, asOf); }

    @GET
    @Path("/{feederId}/history")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Every state of a feeder, in the order recorded")
    public Page<Entries.Recorded<Feeder>> history(@PathParam("feederId") String feederId) { return master.history(feederId); }
}
