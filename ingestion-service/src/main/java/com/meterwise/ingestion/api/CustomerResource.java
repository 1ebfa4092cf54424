package com.meterwise.ingestion.api;

import java.io.InputStream;
import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.erasure.Erasing;
import com.meterwise.ingestion.erasure.ErasureState;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.ingestion.registry.Customer;
import com.meterwise.ingestion.registry.Entries;
import com.meterwise.ingestion.registry.Entry;
import com.meterwise.ingestion.registry.Group;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

/** The register of customers. */
@Path("/v1/customers")
public class CustomerResource {
    private final Registry registry;
    private final Erasing erasing;
    private final Master<Customer> master;

    CustomerResource(Registry registry, Erasing erasing, Limits limits) {
        this.registry = registry;
        this.erasing = erasing;
        master = new Master<>("customer", registry, registry.customers(), Customer.class, limits.inflatedBytes());
    }

    @PUT
    @Path("/{customerId}")
    @Consumes("application/json")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Makes a state the current one; an identical one changes nothing")
    public Entry<Customer> put(@PathParam("customerId") String customerId, Customer state) { return master.put(customerId, state); }

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
    @Operation(summary = "Customers by id, all or those directly below a group account; the cursor is the last id seen")
    public Page<Entry<Customer>> list(@QueryParam("parentId") String parentId, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return master.list(parentId, limit, cursor);
    }

    @GET
    @Path("/{customerId}")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "A customer, now or as of a market day")
    public Entry<Customer> find(@PathParam("customerId") String customerId, @QueryParam("asOf") Day asOf) {
        return master.find(customerId, asOf);
    }

    @DELETE
    @Path("/{customerId}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Forgets a customer for good, here and in every service; answers how far that is")
    public Response erase(@PathParam("customerId") String customerId) {
        ErasureState state = erasing.erase(customerId).orElseThrow(() -> Problem.notFound("customer", customerId));
        return Response.accepted(state).location(URI.create("/v1/erasures/" + state.erasureId())).build();
    }

    @GET
    @Path("/{customerId}/history")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Every state of a customer, in the order recorded")
    public Page<Entries.Recorded<Customer>> history(@PathParam("customerId") String customerId) { return master.history(customerId); }

    @GET
    @Path("/{customerId}/group")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "The group account a customer is in: its top and all members")
    public Group group(@PathParam("customerId") String customerId) {
        return registry.group(customerId).orElseThrow(() -> Problem.notFound("customer", customerId));
    }
}
