package com.meterwise.ingestion.api;

import java.util.Arrays;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.meterday.Answers;
import com.meterwise.ingestion.meterday.Answers.Outcome;
import com.meterwise.ingestion.meterday.FindingState;
import com.meterwise.ingestion.meterday.FindingTable;
import com.meterwise.ingestion.meterday.HeldFinding;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What the validation rules found, and what persons say to it. */
@Path("/v1/findings")
public class FindingResource {
    private final Transactions transactions;
    private final Answers answers;

    FindingResource(Transactions transactions, Answers answers) {
        this.transactions = transactions;
        this.answers = answers;
    }

    /** What to look for; all may be left out. */
    public static final class Query {
        @QueryParam("meterId")
        String meterId;
        @QueryParam("rule")
        String rule;
        @QueryParam("from")
        Day from;
        @QueryParam("to")
        Day to;
        @QueryParam("state")
        String state;
        @QueryParam("severity")
        String severity;

        HeldFinding.Filter filter() {
            return new HeldFinding.Filter(meterId, rule, from == null ? null : from.day(), to == null ? null : to.day(), state(),
                    severity == null ? null : severity.toUpperCase(Locale.ROOT));
        }

        private FindingState state() {
            if (state == null) return null;
            try {
                return FindingState.valueOf(state.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest("state", "state is one of " + Arrays.toString(FindingState.values()).toLowerCase(Locale.ROOT));
            }
        }
    }

    /** @param reason kept with the answer */
    public record Answer(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * @param slot   first slot of the day that gets another value, from 0
     * @param values kWh a slot; null takes a value away
     */
    public record EditAnswer(@NotBlank @Size(max = 1000) String reason, int slot, @NotNull @Size(min = 1, max = 1500) double[] values) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Findings, of a meter, of a rule, of days, by state and severity; withdrawn ones only if asked for by state")
    public Page<HeldFinding> list(@BeanParam Query query, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        HeldFinding.Filter filter = query.filter();
        return Page.of(transactions.call(work -> FindingTable.list(work.connection(), filter, cursor, size + 1)), size,
                HeldFinding::findingId);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A finding and all that was done about it")
    public HeldFinding.Story find(@PathParam("id") String id) {
        return transactions.call(work -> FindingTable.story(work.connection(), id)).orElseThrow(() -> Problem.notFound("finding", id));
    }

    @POST
    @Path("/{id}/acknowledge")
    @Consumes("application/json")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Somebody looks into it")
    public HeldFinding acknowledge(@PathParam("id") String id, @NotNull @Valid Answer answer, @Context SecurityContext caller) {
        return told(id, transactions.call(work -> answers.acknowledge(id, name(caller), answer.reason(), work)));
    }

    @POST
    @Path("/{id}/accept")
    @Consumes("application/json")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "The values are right: the rule is overruled for this day, which is graded without it")
    public HeldFinding accept(@PathParam("id") String id, @NotNull @Valid Answer answer, @Context SecurityContext caller) {
        return told(id, transactions.call(work -> answers.accept(id, name(caller), answer.reason(), work)));
    }

    @POST
    @Path("/{id}/edit")
    @Consumes("application/json")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "The values are others: a revision of the meter-day with quality D; the measured values stay beside them")
    public HeldFinding edit(@PathParam("id") String id, @NotNull @Valid EditAnswer answer, @Context SecurityContext caller) {
        Answers.Edit edit;
        try {
            edit = new Answers.Edit(answer.slot(), answer.values());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("edit", e.getMessage());
        }
        return told(id, transactions.call(work -> answers.edit(id, name(caller), answer.reason(), edit, work)));
    }

    private static HeldFinding told(String id, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) return done.finding();
        if (outcome instanceof Outcome.Refused refused) throw Problem.conflict("finding-state", refused.why());
        throw Problem.notFound("finding", id);
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal() == null ? "unknown" : caller.getUserPrincipal().getName();
    }
}
