package com.meterwise.campaign.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.decision.TariffBills;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class DecisionsResource {
    private static final String ID = "[A-Za-z0-9._:-]{1,64}";
    private static final String SEPARATOR = "~";
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private final Transactions transactions;
    private final Prospects prospects;

    DecisionsResource(Transactions transactions, Prospects prospects) {
        this.transactions = transactions;
        this.prospects = prospects;
    }

    @GET
    @Path("/decisions")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Why offered, why suppressed, rule by rule; in the order of market days")
    public Page<DecisionTable.Kept> list(@QueryParam("customerId") @Pattern(regexp = ID) String customerId,
            @QueryParam("campaignId") @Pattern(regexp = ID) String campaignId, @QueryParam("from") @Size(max = 10) String from,
            @QueryParam("cursor") @Size(max = 200) String cursor, @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        DecisionTable.Page page = new DecisionTable.Page(customerId, campaignId, from == null ? FIRST_DAY : day("from", from),
                after(cursor),
                most + 1);
        List<DecisionTable.Kept> found = transactions.call(work -> new DecisionTable(work.connection()).page(page));
        return Page.of(found, most, last -> String.join(SEPARATOR, last.day().toString(), last.customerId(), last.campaignId()));
    }

    @GET
    @Path("/customers/{id}/next-best-offer")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What each active campaign would decide about the customer now, and the best of it; nothing is kept")
    public Prospects.NextBestOffer nextBestOffer(@PathParam("id") @Pattern(regexp = ID) String id) { return prospects.nextBestOffer(id); }

    private static String[] after(String cursor) {
        if (cursor == null) return null;
        String[] parts = cursor.split(SEPARATOR, -1);
        if (parts.length != 3) throw Problem.badRequest("cursor", "not a cursor of this list");
        day("cursor", parts[0]);
        return parts;
    }

    @GET
    @Path("/customers/{id}/bills")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The customer's typical year billed under every tariff that holds, line by line, today's first")
    public TariffBills bills(@PathParam("id") @Pattern(regexp = ID) String id) { return prospects.bills(id); }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("invalid", "%s must be a date, got %s".formatted(name, text));
        }
    }
}
