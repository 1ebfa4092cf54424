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

import com.meterwise.campaign.api.Prospects.Preview;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Campaign.Status;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Signed;
import com.meterwise.campaign.measurement.CampaignResults;
import com.meterwise.campaign.publishing.CampaignSteps;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

@Path("/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
class CampaignsResource {
    private final Editing editing;
    private final CampaignSteps steps;
    private final Prospects prospects;

    CampaignsResource(Editing editing, CampaignSteps steps, Prospects prospects) {
        this.editing = editing;
        this.steps = steps;
        this.prospects = prospects;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Campaigns, newest version of each")
    public Page<Campaign> list(@QueryParam("cursor") @Size(max = 64) String cursor, @QueryParam("limit") Integer limit) {
        return editing.page(Kind.CAMPAIGN, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A campaign, newest version")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Campaign.class)))
    public Response find(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id) {
        return VersionedResource.read(editing.find(Kind.CAMPAIGN, id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Writes a campaign as a draft or changes one that does not run; If-Match names the version changed")
    @RequestBody(content = @Content(schema = @Schema(implementation = Campaign.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Campaign.class)))
    public Response put(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id,
            @HeaderParam("If-Match") @Size(max = 32) String ifMatch, @Context SecurityContext caller, byte[] body) {
        return VersionedResource.written(editing.put(Kind.CAMPAIGN,
                new Editing.Change(id, body, ifMatch, caller.getUserPrincipal().getName()), CampaignsResource::kept));
    }

    @POST
    @Path("/{id}/activate")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Approves a draft or resumes a paused campaign: it decides from the next closed market day on; a draft's author cannot")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Campaign.class)))
    public Response activate(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id, @Context SecurityContext caller) {
        return VersionedResource.read(steps.activate(id, caller.getUserPrincipal().getName()));
    }

    @POST
    @Path("/{id}/kill")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Ends a campaign for good: what it has offered and not yet sent is withdrawn, who waits for it no longer does")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Campaign.class)))
    public Response kill(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id, @Context SecurityContext caller) {
        return VersionedResource.read(steps.kill(id, caller.getUserPrincipal().getName()));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "All versions, newest first, with who wrote and who approved each")
    public Versions versions(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id) {
        return new Versions(editing.versions(Kind.CAMPAIGN, id));
    }

    public record Versions(List<Signed<Campaign>> items) {}

    @POST
    @Path("/{id}/pause")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Stops a campaign from deciding; offers already made go on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Campaign.class)))
    public Response pause(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id, @Context SecurityContext caller) {
        return VersionedResource.read(steps.pause(id, caller.getUserPrincipal().getName()));
    }

    @POST
    @Path("/{id}/preview")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "What the campaign would decide about every customer now; nothing is kept")
    public Preview preview(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id) {
        return prospects.preview(editing.find(Kind.CAMPAIGN, id));
    }

    /** What runs is not changed under way: paused first, it is approved again before it goes on. */
    private static Campaign kept(Campaign held, Campaign wanted) {
        if (held == null) return wanted.withStatus(Status.DRAFT);
        if (held.status() == Status.ACTIVE) throw Problem.conflict("running", "campaign %s is active: pause it first".formatted(held.id()));
        if (held.status() == Status.KILLED) throw Problem.conflict("killed", "campaign %s was ended for good".formatted(held.id()));
        return wanted.withStatus(held.status());
    }

    @GET
    @Path("/{id}/results")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Exposed, held out, responses, money, and the lift or why there is none")
    public CampaignResults results(@PathParam("id") @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String id) {
        return prospects.results(editing.find(Kind.CAMPAIGN, id));
    }
}
