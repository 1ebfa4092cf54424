package com.meterwise.platform.deadletter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Records set aside, and a second try for them. */
@Path("/v1/dead-letters")
public class DeadLetterResource {
    private final DeadLetters letters;
    private final Transactions transactions;

    public DeadLetterResource(DeadLetters letters, Transactions transactions) {
        this.letters = letters;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Records that could not be read, with the cause")
    public Page<DeadLetters.DeadLetter> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") Long cursor) {
        int size = Page.limit(limit);
        long after = cursor == null ? 0 : cursor;
        return Page.of(transactions.call(work -> letters.list(work.connection(), after, size + 1)), size,
                letter -> Long.toString(letter.id()));
    }

    /** @param outcome APPLIED, or SUPERSEDED if there was nothing left to change */
    public record Replayed(long id, DeadLetters.Outcome outcome) {}

    @POST
    @Idempotent
    @Path("/{id}/replay")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Runs a record through its handler again")
    public Replayed replay(@PathParam("id") long id) {
        try {
            return new Replayed(id, letters.replay(id, transactions).orElseThrow(() -> Problem.notFound("dead letter", Long.toString(id))));
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException e) {
            throw Problem.unprocessable("still-poison", "record %d still cannot be applied".formatted(id));
        }
    }
}
