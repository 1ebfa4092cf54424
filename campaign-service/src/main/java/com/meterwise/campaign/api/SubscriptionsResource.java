package com.meterwise.campaign.api;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import com.meterwise.campaign.webhooks.DeliveryTable;
import com.meterwise.campaign.webhooks.DeliveryTable.Shown;
import com.meterwise.campaign.webhooks.Destination;
import com.meterwise.campaign.webhooks.Secret;
import com.meterwise.campaign.webhooks.Subscription;
import com.meterwise.campaign.webhooks.Subscription.State;
import com.meterwise.campaign.webhooks.SubscriptionTable;
import com.meterwise.campaign.webhooks.WebhookConfig;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Webhooks: who is told what, and what became of it. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
class SubscriptionsResource {
    private static final String ID = "[A-Za-z0-9._:-]{1,64}";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Transactions transactions;
    private final WebhookConfig config;
    private final Destination destination;

    SubscriptionsResource(Transactions transactions, WebhookConfig config) {
        this.transactions = transactions;
        this.config = config;
        this.destination = new Destination(Destination.Names.DNS, config.allowPrivate());
    }

    /** @param state ACTIVE if not said */
    public record Wanted(@NotNull @Size(max = 2000) String url, @NotNull @Size(min = 1, max = 10) Set<@Size(max = 64) String> events,
            @Size(max = 200) String description, @Pattern(regexp = "ACTIVE|PAUSED") String state) {}

    /** @param secret told now and never again */
    public record Created(Subscription subscription, String secret) {}

    /** @param from deliver again what happened from then on; at most 30 days are kept */
    public record Replay(@NotNull Instant from) {}

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Subscribes an address; the answer tells the secret that signs, once")
    @APIResponse(responseCode = "201", description = "Subscribed")
    public Response subscribe(@Valid @NotNull Wanted wanted) {
        Subscription subscription = subscription("sub-" + UUID.randomUUID(), 1, wanted);
        Secret secret = Secret.random(RANDOM);
        transactions.run(work -> {
            SubscriptionTable table = new SubscriptionTable(work.connection());
            if (table.page("", config.mostSubscriptions()).size() == config.mostSubscriptions())
                throw Problem.conflict("too-many-subscriptions", "there may be %d subscriptions".formatted(config.mostSubscriptions()));
            table.add(subscription, secret);
        });
        return Response.created(URI.create("/v1/subscriptions/" + subscription.subscriptionId()))
                .entity(new Created(subscription, secret.text())).tag(tag(subscription)).build();
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Subscriptions by id, without their secrets")
    public Page<Subscription> list(@QueryParam("cursor") @Size(max = 64) String cursor, @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        return Page.of(transactions.call(work -> new SubscriptionTable(work.connection()).page(cursor == null ? "" : cursor, most + 1)),
                most,
                Subscription::subscriptionId);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "A subscription")
    public Response find(@PathParam("id") @Pattern(regexp = ID) String id) {
        Subscription found = found(id);
        return Response.ok(found).tag(tag(found)).build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Changes, pauses or revives a subscription; If-Match names the version changed")
    public Response put(@PathParam("id") @Pattern(regexp = ID) String id, @HeaderParam("If-Match") @Size(max = 32) String ifMatch,
            @Valid @NotNull Wanted wanted) {
        Subscription held = found(id);
        if (ifMatch == null)
            throw new Problem(428, "precondition-required", "A precondition is needed",
                    "If-Match must name the version changed, \"%d\"".formatted(held.version()), Map.of());
        Subscription next = subscription(id, held.version() + 1, wanted);
        boolean replaced = ifMatch.strip().equals("\"" + held.version() + "\"")
                && transactions.call(work -> new SubscriptionTable(work.connection()).replace(next, held.version()));
        if (!replaced)
            throw new Problem(412, "precondition-failed", "The version is not the newest",
                    "subscription %s is at another version than %s".formatted(id, ifMatch), Map.of());
        return Response.ok(next).tag(tag(next)).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Ends a subscription; what is not delivered is dropped")
    public void delete(@PathParam("id") @Pattern(regexp = ID) String id) {
        if (!transactions.call(work -> new SubscriptionTable(work.connection()).remove(id))) throw Problem.notFound("subscription", id);
    }

    @POST
    @Idempotent
    @Path("/{id}/secret")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Makes a new secret, told once; the one before signs too for a day")
    public Created changeSecret(@PathParam("id") @Pattern(regexp = ID) String id) {
        Secret secret = Secret.random(RANDOM);
        if (!transactions.call(work -> new SubscriptionTable(work.connection()).changeSecret(id, secret)))
            throw Problem.notFound("subscription", id);
        return new Created(found(id), secret.text());
    }

    /** @param deliveries how many are due now */
    public record Replayed(int deliveries) {}

    @POST
    @Idempotent
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Delivers again what happened from a time on")
    public Replayed replay(@PathParam("id") @Pattern(regexp = ID) String id, @Valid @NotNull Replay replay) {
        Subscription subscription = found(id);
        return new Replayed(transactions.call(work -> new DeliveryTable(work.connection()).replay(subscription, replay.from())));
    }

    @GET
    @Path("/{id}/deliveries")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "What became of the deliveries, newest first; state DEAD for those given up")
    public Page<Shown> deliveries(@PathParam("id") @Pattern(regexp = ID) String id,
            @QueryParam("state") @Pattern(regexp = "PENDING|DELIVERED|DEAD") String state, @QueryParam("cursor") Long cursor,
            @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        String subscription = found(id).subscriptionId();
        long before = cursor == null ? Long.MAX_VALUE : cursor;
        return Page.of(transactions.call(work -> new DeliveryTable(work.connection()).page(subscription, state, before, most + 1)), most,
                shown -> Long.toString(shown.seq()));
    }

    @POST
    @Path("/{id}/deliveries/{seq}/retry")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Tries a delivery again, with all its attempts")
    public void retry(@PathParam("id") @Pattern(regexp = ID) String id, @PathParam("seq") long seq) {
        if (!transactions.call(work -> new DeliveryTable(work.connection()).retry(id, seq)))
            throw Problem.notFound("delivery", Long.toString(seq));
    }

    private Subscription found(String id) {
        return transactions.call(work -> new SubscriptionTable(work.connection()).find(id))
                .orElseThrow(() -> Problem.notFound("subscription", id));
    }

    private Subscription subscription(String id, int version, Wanted wanted) {
        try {
            Subscription subscription = new Subscription(id, version, URI.create(wanted.url()), wanted.events(), wanted.description(),
                    wanted.state() == null ? State.ACTIVE : State.valueOf(wanted.state()), null);
            destination.resolve(subscription.url());
            return subscription;
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("invalid", e.getMessage());
        }
    }

    private static EntityTag tag(Subscription subscription) { return new EntityTag("" + subscription.version()); }
}
