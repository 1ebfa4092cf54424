package com.meterwise.forecasting.api;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.publishing.LossRanking;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Feeders by what they lose. */
@Path("/v1/line-losses/ranking")
@RolesAllowed(Roles.VIEWER)
public class LossRankingResource {
    private static final int MOST_RANKS = 1_000_000;

    private final Transactions transactions;

    LossRankingResource(Transactions transactions) { this.transactions = transactions; }

    @GET
    @Operation(summary = "Feeders by what they lost in some days, the most first, with the part physics explains and the alerts raised")
    public Page<LossRanking.Ranked> ranking(@QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") @Size(max = 10) String cursor) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        int size = Page.limit(limit), after = rank(cursor);
        List<LossRanking.Ranked> ranked = transactions.call(work -> LossRanking.between(first, last, after, size + 1, work.connection()));
        return Page.of(ranked, size, one -> Integer.toString(one.rank()));
    }

    private static int rank(String cursor) {
        if (cursor == null) return 0;
        if (!cursor.matches("[0-9]{1,7}") || Integer.parseInt(cursor) > MOST_RANKS)
            throw Problem.badRequest("cursor", "the cursor is not one of ours: " + cursor);
        return Integer.parseInt(cursor);
    }
}
