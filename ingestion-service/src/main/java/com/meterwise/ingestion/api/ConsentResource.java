package com.meterwise.ingestion.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Ingestion;
import com.meterwise.ingestion.registry.Consent;
import com.meterwise.ingestion.registry.Customer;
import com.meterwise.ingestion.registry.Entries;
import com.meterwise.ingestion.registry.Fields;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

/** What customers have agreed to, channel by channel, with purpose, time and proof. */
@Path("/v1/customers/{customerId}/consents")
public class ConsentResource {
    private final Registry registry;
    private final Ingestion ingestion;

    ConsentResource(Registry registry, Ingestion ingestion) {
        this.registry = registry;
        this.ingestion = ingestion;
    }

    /** A consent as it was from a change of the customer on. @param recordedAt on the wall */
    public record Change(String channel, Consent consent, long sequence, Instant recordedAt) {}

    @PUT
    @Path("/{channel}")
    @Consumes("application/json")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Gives or withdraws a consent; without a time it counts from now")
    public Consent put(@PathParam("customerId") String customerId, @PathParam("channel") String channel, Consent consent) {
        if (consent == null) throw Problem.badRequest("body", "a body is needed");
        try {
            Fields.id("channel", channel);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("channel", e.getMessage());
        }
        return registry.consent(customerId, channel, consent.at(ingestion.now()))
                .orElseThrow(() -> Problem.notFound("customer", customerId)).state().consents().get(channel);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "The consents that hold, by channel; a channel not named is not consented")
    public Map<String, Consent> current(@PathParam("customerId") String customerId) {
        return registry.customers().entries().find(customerId).orElseThrow(() -> Problem.notFound("customer", customerId)).state()
                .consents();
    }

    @GET
    @Path("/{channel}/history")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Every consent that was recorded for a channel, in order")
    public Page<Change> history(@PathParam("customerId") String customerId, @PathParam("channel") String channel) {
        List<Change> changes = new ArrayList<>();
        Consent held = null;
        for (Entries.Recorded<Customer> state : registry.customers().entries().history(customerId)) {
            Map<String, Consent> consents = state.state().consents();
            Consent now = consents == null ? null : consents.get(channel);
            if (now != null && !Objects.equals(held, now)) changes.add(new Change(channel, now, state.sequence(), state.at()));
            held = now;
        }
        return new Page<>(changes, null);
    }
}
