package com.meterwise.segmentation.api;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.publishing.Announcements;
import com.meterwise.segmentation.screening.Account;
import com.meterwise.segmentation.screening.Accounts;
import com.meterwise.segmentation.screening.PinTable;
import com.meterwise.segmentation.screening.Standing;
import com.meterwise.segmentation.screening.StandingTable;
import com.meterwise.segmentation.screening.Tier;
import com.meterwise.segmentation.screening.Worth;

/** Key accounts, and what people decide about them. */
@Path("/v1/key-accounts")
class KeyAccountsResource {
    private final Transactions transactions;
    private final PinTable pins;
    private final Accounts accounts;
    private final Announcements announcements;

    KeyAccountsResource(Transactions transactions, PinTable pins, Accounts accounts, Announcements announcements) {
        this.transactions = transactions;
        this.pins = pins;
        this.accounts = accounts;
        this.announcements = announcements;
    }

    /** @param tier STRATEGIC, KEY, GROWTH or STANDARD; KEY if not said */
    public record Pin(Tier tier, @NotBlank @Size(max = 500) String reason, @NotNull LocalDate until) {}

    /** AT_RISK lies over the tiers: customers of value that may be lost. */
    public enum Shown {
        STRATEGIC, KEY, GROWTH, STANDARD, AT_RISK
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Key accounts, or the customers of one tier: gates hit, score by dimension, rank stability, lifetime value, risks")
    public Page<Standing> list(@QueryParam("tier") Shown tier, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> {
            StandingTable table = new StandingTable(work.connection());
            List<Standing> page = tier == Shown.AT_RISK
                    ? table.atRisk(Ids.after(cursor), most + 1)
                    : table.page(tiers(tier), Ids.after(cursor), most + 1);
            return Page.of(page, most, Standing::customerId);
        });
    }

    @GET
    @Path("/{customerId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One customer's standing, whatever its tier")
    public Standing one(@PathParam("customerId") @Pattern(regexp = Ids.PATTERN) String customerId) {
        return transactions.call(work -> new StandingTable(work.connection()).of(List.of(customerId)).stream().findFirst()
                .orElseThrow(() -> Problem.notFound("standing of customer", customerId)));
    }

    @GET
    @Path("/groups")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Group accounts: what their members add up to")
    public Page<Worth.Group> groups(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> Page.of(new StandingTable(work.connection()).groups(Ids.after(cursor), most + 1), most,
                Worth.Group::groupId));
    }

    /** The pin counts at once, not only when the next day closes: all accounts are screened again. */
    @PUT
    @Path("/{customerId}/pin")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Puts a customer into a tier by hand, with a reason and a last day")
    public Standing pin(@PathParam("customerId") @Pattern(regexp = Ids.PATTERN) String customerId, @NotNull @Valid Pin wanted,
            @Context SecurityContext security) {
        Account.Pin pin = new Account.Pin(wanted.tier() == null ? Tier.KEY : wanted.tier(), wanted.reason(), wanted.until());
        return transactions.call(work -> {
            LoadProfileTable profiles = new LoadProfileTable(work.connection());
            LoadProfile profile = profiles.find(customerId).orElseThrow(() -> Problem.notFound("customer with a profile", customerId));
            LocalDate day = profiles.newestDay().orElseThrow();
            if (!profile.day().equals(day))
                throw Problem.unprocessable("stale-profile",
                        "the profile of %s is of %s, the newest closed day is %s".formatted(customerId, profile.day(), day));
            if (pin.until().isBefore(day))
                throw Problem.unprocessable("pin-in-the-past",
                        "until must not be before the last closed day %s, got %s".formatted(day, pin.until()));
            pins.pin(customerId, pin, security.getUserPrincipal().getName());
            return screenAgain(customerId, day, work);
        });
    }

    @DELETE
    @Path("/{customerId}/pin")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Takes a pin away: the numbers decide again, at once")
    public Standing unpin(@PathParam("customerId") @Pattern(regexp = Ids.PATTERN) String customerId) {
        return transactions.call(work -> {
            if (!pins.unpin(customerId)) throw Problem.notFound("pin of customer", customerId);
            return screenAgain(customerId, new LoadProfileTable(work.connection()).newestDay().orElseThrow(), work);
        });
    }

    private Standing screenAgain(String customerId, LocalDate day, Work work) {
        announcements.profiles(accounts.screen(day, work.connection()), work);
        return new StandingTable(work.connection()).of(List.of(customerId)).get(0);
    }

    private static List<Tier> tiers(Shown tier) {
        return tier != null ? List.of(Tier.valueOf(tier.name())) : Arrays.stream(Tier.values()).filter(Tier::isKeyAccount).toList();
    }
}
