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
import com.meterwise.ingestion.registry.Customer;
import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;

/** The register of customers. */
@Path("/v1/customers")
public class CustomerResource {
    private final Master<Customer> master;

    CustomerResource(Registry registry, Limits limits) {
        master = new Master<>("customer", registry, registry.customers(), Customer.class, limits.inflatedBytes());
    }

    @PUT
    @Path("/{customerId}")
    @Consumes("application/json")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Makes a state the current one; an identical one changes nothing")
    public Entry<Customer> put(@PathParam("customerId") String customerId, Customer state) { return master.put(customerId, state); }

    @POST
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Many states: a JSON array, NDJSON or CSV; bad ones are told and left out")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return master.load(body, type, encoding);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "All customers by id; the cursor is the last id seen")
    public Page<Entry<Customer>> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return master.list(limit, cursor);
    }

    @GET
    @Path("/{customerId}")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "A customer, now or as of a market day")
    public Entry<Customer> find(@PathParam("customerId") String customerId, @QueryParam("asOf") Day asOf) {
        return master.find(customerId, asOf);
    }
}
