package com.meterwise.campaign.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import com.meterwise.campaign.publishing.ExportTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What evaluators and spreadsheets take away. */
@Path("/v1/exports")
class ExportsResource {
    private final Transactions transactions;

    ExportsResource(Transactions transactions) { this.transactions = transactions; }

    @GET
    @Path("/{name}")
    @Produces("text/csv")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "offers, decisions, or evaluation (a row a customer and day with its arm), all or of one campaign, as CSV")
    @APIResponse(responseCode = "200", description = "CSV with a header, streamed")
    public Response export(@PathParam("name") @Pattern(regexp = "[a-z]{1,20}") String name,
            @QueryParam("campaignId") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String campaignId) {
        if (!ExportTable.has(name)) throw Problem.notFound("export", name);
        StreamingOutput rows = out -> transactions.run(work -> new ExportTable(work.connection()).write(name, campaignId, out));
        return Response.ok(rows).header("Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name)).build();
    }
}
