package com.meterwise.campaign.api;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Playbook;
import com.meterwise.campaign.catalogue.Signed;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;

@Path("/v1/playbooks")
@Produces(MediaType.APPLICATION_JSON)
class PlaybooksResource {
    private final Editing editing;

    PlaybooksResource(Editing editing) { this.editing = editing; }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Playbooks for tiers and segments, newest version of each")
    public Page<Playbook> list(@QueryParam("cursor") @Size(max = 64) String cursor, @QueryParam("limit") Integer limit) {
        return editing.page(Kind.PLAYBOOK, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A playbook, newest version")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Playbook.class)))
    public Response find(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id) {
        return VersionedResource.read(editing.find(Kind.PLAYBOOK, id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Writes a playbook or a new version of it, which holds once it is approved; If-Match names the version changed")
    @RequestBody(content = @Content(schema = @Schema(implementation = Playbook.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Playbook.class)))
    public Response put(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id,
            @HeaderParam("If-Match") @Size(max = 32) String ifMatch, @Context SecurityContext caller, byte[] body) {
        return VersionedResource.written(editing.put(Kind.PLAYBOOK,
                new Editing.Change(id, body, ifMatch, caller.getUserPrincipal().getName()), (held, wanted) -> wanted));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "All versions, newest first, with who wrote and who approved each")
    public Versions versions(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id) {
        return new Versions(editing.versions(Kind.PLAYBOOK, id));
    }

    public record Versions(List<Signed<Playbook>> items) {}

    @POST
    @Path("/{id}/approve")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Lets the newest version hold; its author cannot approve it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Playbook.class)))
    public Response approve(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id, @Context SecurityContext caller) {
        return VersionedResource.read(editing.approve(Kind.PLAYBOOK, id, caller.getUserPrincipal().getName()).definition());
    }
}
