package com.meterwise.ingestion.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.contracts.FindingRaised;
import com.meterwise.ingestion.meterday.Finding;
import com.meterwise.ingestion.meterday.FindingTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What the validation rules found. */
@Path("/v1/findings")
public class FindingResource {
    private final Transactions transactions;

    FindingResource(Transactions transactions) { this.transactions = transactions; }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Findings, of a meter, of a rule, since a day; all filters may be left out")
    public Page<FindingRaised> list(@QueryParam("meterId") String meterId, @QueryParam("rule") String rule, @QueryParam("from") Day from,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return Page.of(transactions.call(work -> FindingTable
                .list(work.connection(), meterId, rule, from == null ? null : from.day(), cursor, size + 1).stream().map(Finding::toEvent)
                .toList()), size, FindingRaised::findingId);
    }
}
