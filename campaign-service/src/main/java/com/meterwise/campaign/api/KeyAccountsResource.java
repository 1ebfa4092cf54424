package com.meterwise.campaign.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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

import com.meterwise.campaign.intake.AccountTable;
import com.meterwise.campaign.service.ServicePlan;
import com.meterwise.campaign.service.Visit;
import com.meterwise.campaign.service.VisitTable;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** How key accounts are looked after. */
@Path("/v1/key-accounts/{customerId}")
@Produces(MediaType.APPLICATION_JSON)
class KeyAccountsResource {
    private static final String ID = "[A-Za-z0-9._:-]{1,64}";
    private static final String END_OF_TIME = "9999-01-01T00:00:00Z";

    private final ServicePlans plans;
    private final Transactions transactions;
    private final InstantSource clock;

    KeyAccountsResource(ServicePlans plans, Transactions transactions, InstantSource clock) {
        this.plans = plans;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param at of the contact; now if not said. @param serviceId service of the plan it gave, or null */
    public record Note(@NotNull Visit.Kind kind, @Pattern(regexp = ID) String serviceId, Instant at,
            @NotBlank @Size(max = 4000) String text) {}

    @GET
    @Path("/service-plan")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Services with owner and cadence, contract calendar, risks, cheapest retention move, next action, open tasks, notes")
    public ServicePlan plan(@PathParam("customerId") @Pattern(regexp = ID) String customerId) { return plans.of(customerId); }

    @GET
    @Path("/visits")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Notes of contacts, newest first")
    public Page<Visit> visits(@PathParam("customerId") @Pattern(regexp = ID) String customerId,
            @QueryParam("cursor") @Size(max = 40) String cursor,
            @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        Instant before = before(cursor);
        List<Visit> found = transactions.call(work -> new VisitTable(work.connection()).page(customerId, before, most + 1));
        return Page.of(found, most, visit -> visit.at().toString());
    }

    @POST
    @Idempotent
    @Path("/visits")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Notes a contact; a service it names counts as given then")
    public Visit add(@PathParam("customerId") @Pattern(regexp = ID) String customerId, @NotNull @Valid Note note,
            @Context SecurityContext caller) {
        Instant at = (note.at() == null ? clock.instant() : note.at()).truncatedTo(ChronoUnit.MICROS);
        if (at.isAfter(clock.instant().plus(1, ChronoUnit.DAYS)) || at.isBefore(Instant.parse("1990-01-01T00:00:00Z")))
            throw Problem.badRequest("invalid", "at must be from 1990 to now, got " + at);
        String author = caller.getUserPrincipal().getName();
        String name = String.join("|", customerId, at.toString(), author, note.text());
        Visit visit = new Visit(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(), customerId, note.kind(),
                note.serviceId(), at, author, note.text());
        return transactions.call(work -> {
            if (new AccountTable(work.connection()).find(customerId).isEmpty()) throw Problem.notFound("customer", customerId);
            new VisitTable(work.connection()).add(visit);
            return visit;
        });
    }

    private static Instant before(String cursor) {
        try {
            return Instant.parse(cursor == null ? END_OF_TIME : cursor);
        } catch (java.time.DateTimeException e) {
            throw Problem.badRequest("cursor", "no such cursor");
        }
    }
}
