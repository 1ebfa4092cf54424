package com.meterwise.campaign.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.campaign.catalogue.Words;
import com.meterwise.expression.Expression;
import com.meterwise.expression.WrongExpression;
import com.meterwise.platform.security.Roles;

/** Conditions of campaigns, products and playbooks, for who writes them: what they may speak of, and whether one can be read. */
@Path("/v1/conditions")
@Produces(MediaType.APPLICATION_JSON)
class ConditionsResource {
    /** Longer than a condition may be, so that the answer can say so. */
    private static final int LONGEST = 4_000;

    /** @param text of the condition */
    public record Asked(@NotNull @Size(max = LONGEST) String text) {}

    /**
     * @param message   why it cannot be read; null if it can
     * @param position  of the first character that is wrong, from 0; null if it can be read
     * @param names     facts it asks for
     * @param functions it asks
     */
    public record Verdict(boolean valid, String message, Integer position, Set<String> names, Set<String> functions) {}

    /**
     * @param names    facts to their types
     * @param families beginnings of names whose rest the data decide, to the type
     */
    public record Vocabulary(Map<String, String> names, Map<String, String> families, Set<String> functions) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The names and functions conditions may use, with their types")
    public Vocabulary words() {
        Map<String, String> names = new TreeMap<>(), families = new TreeMap<>();
        Words.vocabulary().names().forEach((name, type) -> names.put(name, type.name()));
        Words.vocabulary().prefixes().forEach((name, type) -> families.put(name, type.name()));
        return new Vocabulary(names, families, Words.vocabulary().functions().keySet());
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Whether a condition can be read, and if not, why and where; nothing is kept")
    public Verdict check(@NotNull @Valid Asked asked) {
        try {
            Expression read = Words.condition(asked.text());
            return new Verdict(true, null, null, read.names(), read.functions());
        } catch (WrongExpression e) {
            return new Verdict(false, e.getMessage(), e.position(), Set.of(), Set.of());
        }
    }
}
