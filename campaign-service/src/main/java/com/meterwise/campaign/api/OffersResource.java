package com.meterwise.campaign.api;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferListTable;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Proof;
import com.meterwise.campaign.offers.Status;
import com.meterwise.campaign.offers.Status.Move;
import com.meterwise.campaign.publishing.OfferSteps;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

@Path("/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
class OffersResource {
    private static final String ID = "[A-Za-z0-9._:-]{1,64}";
    private final Transactions transactions;
    private final OfferSteps steps;
    private final Savings savings;

    OffersResource(Transactions transactions, OfferSteps steps, Savings savings) {
        this.transactions = transactions;
        this.steps = steps;
        this.savings = savings;
    }

    /** An offer with all its value was computed from. */
    public record Proven(Offer offer, Proof proof) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Offers by id, optionally of one customer, campaign or status")
    public Page<Offer> list(@QueryParam("customerId") @Pattern(regexp = ID) String customerId,
            @QueryParam("campaignId") @Pattern(regexp = ID) String campaignId,
            @QueryParam("status") Status status,
            @QueryParam("cursor") @Size(max = 64) String cursor, @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        OfferListTable.Page page = new OfferListTable.Page(customerId, campaignId, status == null ? null : status.name(),
                cursor == null ? "" : cursor, most + 1);
        List<Offer> found = transactions.call(work -> new OfferListTable(work.connection()).page(page));
        return Page.of(found, most, Offer::offerId);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "An offer with its proof: load, forecast deciles, tariffs, policy, bill lines")
    public Proven find(@PathParam("id") @Pattern(regexp = ID) String id) {
        return transactions.call(work -> {
            OfferTable offers = new OfferTable(work.connection());
            Offer offer = offers.find(id).orElseThrow(() -> Problem.notFound("offer", id));
            return new Proven(offer, Proof.read(offers.proof(id).orElseThrow()));
        });
    }

    @GET
    @Path("/{id}/energy-saved")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What an accepted offer has saved: counterfactual less observed use with its uncertainty, or why it is not measurable")
    public Savings.Report energySaved(@PathParam("id") @Pattern(regexp = ID) String id) { return savings.of(id); }

    @POST
    @Idempotent
    @Path("/{id}/approve")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Approves a proposed offer; one for a key account takes a manager")
    public Offer approve(@PathParam("id") @Pattern(regexp = ID) String id, @Context SecurityContext caller) {
        return take(id, Move.APPROVE, caller);
    }

    @POST
    @Idempotent
    @Path("/{id}/send")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Sends an approved offer; needs the customer's consent, and a clock that is not a replay's")
    public Offer send(@PathParam("id") @Pattern(regexp = ID) String id, @Context SecurityContext caller) {
        return take(id, Move.SEND, caller);
    }

    @POST
    @Idempotent
    @Path("/{id}/accept")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Notes that the customer accepted a sent offer")
    public Offer accept(@PathParam("id") @Pattern(regexp = ID) String id, @Context SecurityContext caller) {
        return take(id, Move.ACCEPT, caller);
    }

    @POST
    @Idempotent
    @Path("/{id}/decline")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Notes that the customer declined a sent offer")
    public Offer decline(@PathParam("id") @Pattern(regexp = ID) String id, @Context SecurityContext caller) {
        return take(id, Move.DECLINE, caller);
    }

    @POST
    @Idempotent
    @Path("/{id}/withdraw")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Takes back an offer that is not answered")
    public Offer withdraw(@PathParam("id") @Pattern(regexp = ID) String id, @Context SecurityContext caller) {
        return take(id, Move.WITHDRAW, caller);
    }

    private Offer take(String id, Move move, SecurityContext caller) {
        return steps.take(id, move, caller.getUserPrincipal().getName(), caller.isUserInRole(Roles.MANAGER));
    }
}
