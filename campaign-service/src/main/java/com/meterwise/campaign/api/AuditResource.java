package com.meterwise.campaign.api;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.campaign.audit.AuditTable;
import com.meterwise.campaign.audit.Entry;
import com.meterwise.campaign.audit.Verdict;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
class AuditResource {
    private final Transactions transactions;

    AuditResource(Transactions transactions) { this.transactions = transactions; }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "What people changed, newest first, optionally of one definition, offer or subscription")
    public Page<Entry> list(@QueryParam("subject") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String subject,
            @QueryParam("cursor") @Pattern(regexp = "[0-9]{1,18}") String cursor, @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        List<Entry> found = transactions.call(work -> new AuditTable(work.connection()).page(subject, before, most + 1));
        return Page.of(found, most, entry -> "" + entry.seq());
    }

    @GET
    @Path("/verify")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Recomputes the chain of hashes; expect: a head noted earlier, which must still be in it")
    public Verdict verify(@QueryParam("expect") @Pattern(regexp = "[0-9a-f]{64}") String expect) {
        return transactions.call(work -> new AuditTable(work.connection()).verify(expect));
    }
}
