package com.meterwise.ingestion.api;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.accounts.Accounts;
import com.meterwise.ingestion.accounts.ServiceEvent;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;

/** Tickets, complaints, outages, shutdowns, disputes, visits, contacts. */
@Path("/v1/service-events")
public class ServiceEventResource {
    private final Accounts accounts;
    private final Bulk<ServiceEvent> bulk;

    ServiceEventResource(Accounts accounts, Limits limits) {
        this.accounts = accounts;
        bulk = new Bulk<>(ServiceEvent.class, accounts::keepEvents, limits.inflatedBytes());
    }

    @POST
    @Idempotent
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "One or many events; sent again with an end or another severity, an event is updated")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return bulk.load(body, type, encoding);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Events by id, of a customer, of a kind; all filters may be left out")
    public Page<ServiceEvent> list(@QueryParam("customerId") String customerId, @QueryParam("kind") String kind,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return Page.of(accounts.events(customerId, kind, cursor, size + 1), size, ServiceEvent::serviceEventId);
    }
}
