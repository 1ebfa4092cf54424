package com.meterwise.forecasting.rebuild;

import java.net.URI;
import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.rebuild.Rebuild;
import com.meterwise.platform.rebuild.Rebuilds;
import com.meterwise.platform.security.Roles;

/** Read models built anew beside the live ones: begin, let ingestion tell the days once more, compare, switch. */
@Path("/v1/rebuilds")
class RebuildsResource {
    private final Rebuilds rebuilds;

    RebuildsResource(Rebuilds rebuilds) { this.rebuilds = rebuilds; }

    /** @param to included */
    public record Days(@NotNull LocalDate from, @NotNull LocalDate to) {}

    @POST
    @Idempotent
    @Consumes("application/json")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Makes room for some days to be built anew; ask ingestion for a republication of the days it answers with next")
    public Response begin(@NotNull @Valid Days days) {
        try {
            Rebuild begun = rebuilds.begin(days.from(), days.to())
                    .orElseThrow(() -> Problem.conflict("running", "a rebuild is open; switch it or drop it first"));
            return Response.accepted(begun).location(URI.create("/v1/rebuilds/" + begun.rebuildId())).build();
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("rebuild", e.getMessage());
        }
    }

    @GET
    @RolesAllowed({ Roles.OPERATOR, Roles.ADMIN })
    @Operation(summary = "Rebuilds, the latest first")
    public Page<Rebuild> list(@QueryParam("limit") Integer limit) { return new Page<>(rebuilds.list(Page.limit(limit)), null); }

    @GET
    @Path("/{rebuildId}")
    @RolesAllowed({ Roles.OPERATOR, Roles.ADMIN })
    @Operation(summary = "How far a rebuild is, and the days on which it differs from the live state")
    public Rebuild find(@PathParam("rebuildId") String rebuildId) {
        return rebuilds.find(rebuildId).orElseThrow(() -> Problem.notFound("rebuild", rebuildId));
    }

    @POST
    @Path("/{rebuildId}/compare")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Holds the rebuilt days against the live ones; 409 until all that was told once more has been read")
    public Rebuild compare(@PathParam("rebuildId") String rebuildId) { return after(rebuilds.compare(rebuildId), rebuildId); }

    @POST
    @Path("/{rebuildId}/switch")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Puts the rebuilt days in the place of those that differ; nothing is published")
    public Rebuild switchOver(@PathParam("rebuildId") String rebuildId) { return after(rebuilds.switchOver(rebuildId), rebuildId); }

    @DELETE
    @Path("/{rebuildId}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Gives the rebuilt days up; the live ones stay")
    public Rebuild drop(@PathParam("rebuildId") String rebuildId) { return after(rebuilds.drop(rebuildId), rebuildId); }

    private Rebuild after(Rebuilds.Step step, String rebuildId) {
        Rebuild rebuild = find(rebuildId);
        return switch (step) {
            case DONE -> rebuild;
            case STILL_READING -> throw Problem.conflict("still-reading", "what was told once more is still being read; ask again");
            case NOT_COMPARED -> throw Problem.conflict("not-compared", "compare before you switch");
            case NOT_OPEN -> throw Problem.conflict("ended", "this rebuild is %s".formatted(rebuild.state()));
        };
    }
}
