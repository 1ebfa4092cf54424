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
import com.meterwise.ingestion.registry.Contract;
import com.meterwise.ingestion.registry.Entries;
import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;

/** The register of supply contracts. */
@Path("/v1/contracts")
public class ContractResource {
    private final Master<Contract> master;

    ContractResource(Registry registry, Limits limits) {
        master = new Master<>("contract", registry, registry.contracts(), Contract.class, limits.inflatedBytes());
    }

    @PUT
    @Path("/{contractId}")
    @Consumes("application/json")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Makes a state the current one; an identical one changes nothing")
    public Entry<Contract> put(@PathParam("contractId") String contractId, Contract state) { return master.put(contractId, state); }

    @POST
    @Idempotent
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Many states: a JSON array, NDJSON or CSV (monthlyKwh parted by semicolons); bad ones are told and left out")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return master.load(body, type, encoding);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Contracts by id, all or a customer's; the cursor is the last id seen")
    public Page<Entry<Contract>> list(@QueryParam("customerId") String customerId, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return master.list(customerId, limit, cursor);
    }

    @GET
    @Path("/{contractId}")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "A contract, now or as of a market day")
    public Entry<Contract> find(@PathParam("contractId") String contractId, @QueryParam("asOf") Day asOf) {
        return master.find(contractId, asOf);
    }

    @GET
    @Path("/{contractId}/history")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Every state of a contract, in the order recorded")
    public Page<Entries.Recorded<Contract>> history(@PathParam("contractId") String contractId) { return master.history(contractId); }
}
