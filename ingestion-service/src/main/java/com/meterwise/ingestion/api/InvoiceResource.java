package com.meterwise.ingestion.api;

import java.io.InputStream;

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
import com.meterwise.ingestion.accounts.Accounts;
import com.meterwise.ingestion.accounts.BillCheck;
import com.meterwise.ingestion.accounts.Invoice;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;

/** What was billed, beside what was metered. */
@Path("/v1/invoices")
public class InvoiceResource {
    private final Accounts accounts;
    private final BillCheck.Limits limits;
    private final Bulk<Invoice> bulk;

    InvoiceResource(Accounts accounts, BillCheck.Limits billed, Limits limits) {
        this.accounts = accounts;
        this.limits = billed;
        bulk = new Bulk<>(Invoice.class, accounts::keepInvoices, limits.inflatedBytes());
    }

    @POST
    @Idempotent
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "One or many invoices; one sent again replaces itself")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return bulk.load(body, type, encoding);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "A customer's invoices by id, each with the metered energy of its days, the difference and a flag")
    public Page<BillCheck> list(@QueryParam("customerId") @NotNull String customerId, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return Page.of(accounts.invoices(customerId, limits, cursor, size + 1), size, check -> check.invoice().invoiceId());
    }
}
