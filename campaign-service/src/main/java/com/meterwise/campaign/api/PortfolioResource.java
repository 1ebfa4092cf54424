package com.meterwise.campaign.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.campaign.api.Portfolios.Picked;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Portfolio;
import com.meterwise.campaign.decision.Promise.Measure;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

@Path("/v1/campaigns/{id}/portfolio")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PortfolioResource {
    private static final String ID = "[A-Za-z0-9._:-]{1,64}";
    private static final int MOST = 10_000;

    private final Portfolios portfolios;

    PortfolioResource(Portfolios portfolios) { this.portfolios = portfolios; }

    /**
     * @param target    what all are to bring a year, in the unit of the measure
     * @param most      customers; 10,000 if absent
     * @param budget    of contacts and incentives, should everybody accept; without end if absent
     * @param feeder    attribute of customers that names their feeder, or "region"
     * @param perFeeder customers behind one feeder; needs {@code feeder}
     */
    public record Target(@NotNull Measure measure, @NotNull @Positive @DecimalMax("1e12") Double target, @Min(1) @Max(MOST) Integer most,
            Money budget, @Pattern(regexp = ID) String feeder, @Min(1) @Max(MOST) Integer perFeeder) {
        Portfolios.Wish wish() {
            if (perFeeder != null && feeder == null) throw Problem.badRequest("invalid", "perFeeder needs feeder");
            if (budget != null && budget.compareTo(Money.ZERO) < 0) throw Problem.badRequest("invalid", "budget must not be negative");
            return new Portfolios.Wish(measure, new Portfolio(target, most == null ? MOST : most,
                    budget == null ? Double.MAX_VALUE : budget.toDouble(), perFeeder == null ? MOST : perFeeder), feeder);
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Which customers together most probably reach a target, under budget and feeder limits; nothing is kept")
    public Picked choose(@PathParam("id") @Pattern(regexp = ID) String id, @NotNull @Valid Target target) {
        return portfolios.choose(id, target.wish());
    }

    @POST
    @Idempotent
    @Path("/enter")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Chooses and puts them before a running campaign with entry.chosen: it decides about them when the next day closes")
    public Picked enter(@PathParam("id") @Pattern(regexp = ID) String id, @NotNull @Valid Target target,
            @Context SecurityContext caller) {
        return portfolios.enter(id, target.wish(), caller.getUserPrincipal().getName());
    }
}
