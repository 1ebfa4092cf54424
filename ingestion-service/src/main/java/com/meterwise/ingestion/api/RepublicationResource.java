package com.meterwise.ingestion.api;

import java.net.URI;
import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.registry.Fields;
import com.meterwise.ingestion.republication.Republication;
import com.meterwise.ingestion.republication.Republishing;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

/** Meter-days told once more, for a service that builds its state anew. */
@Path("/v1/republications")
public class RepublicationResource {
    private final Republishing republishing;

    RepublicationResource(Republishing republishing) { this.republishing = republishing; }

    /** @param service segmentation or forecasting; @param to included */
    public record Asked(@NotNull LocalDate from, @NotNull LocalDate to, @NotNull String service) {}

    @POST
    @Idempotent
    @Consumes("application/json")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Begins to tell the meter-days of some days once more, on a topic that only the named service reads")
    public Response begin(@NotNull @Valid Asked asked) {
        try {
            Republication begun = republishing.begin(asked.service(), Fields.day("from", asked.from()), Fields.day("to", asked.to()))
                    .orElseThrow(() -> Problem.conflict("running", "one is running for %s already".formatted(asked.service())));
            return Response.accepted(begun).location(URI.create("/v1/republications/" + begun.republicationId())).build();
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("republication", e.getMessage());
        }
    }

    @GET
    @RolesAllowed({ Roles.OPERATOR, Roles.ADMIN })
    @Operation(summary = "Republications, the latest first")
    public Page<Republication> list(@QueryParam("limit") Integer limit) { return new Page<>(republishing.list(Page.limit(limit)), null); }

    @GET
    @Path("/{republicationId}")
    @RolesAllowed({ Roles.OPERATOR, Roles.ADMIN })
    @Operation(summary = "How far a republication is")
    public Republication find(@PathParam("republicationId") String republicationId) {
        return republishing.find(republicationId).orElseThrow(() -> Problem.notFound("republication", republicationId));
    }
}
