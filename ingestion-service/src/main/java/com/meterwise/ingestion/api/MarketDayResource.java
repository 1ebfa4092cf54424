package com.meterwise.ingestion.api;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Ingestion;
import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.marketday.Closing;
import com.meterwise.ingestion.marketday.MarketDay;
import com.meterwise.ingestion.marketday.MarketDayTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Market days, and their close. */
@Path("/v1/market-days")
public class MarketDayResource {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Ingestion ingestion;
    private final Transactions transactions;
    private final Limits limits;

    MarketDayResource(Ingestion ingestion, Transactions transactions, Limits limits) {
        this.ingestion = ingestion;
        this.transactions = transactions;
        this.limits = limits;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Market days in order; revision 0 is an open one. The cursor is the last day seen")
    public Page<MarketDay> list(@QueryParam("from") Day from, @QueryParam("to") Day to, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") Day cursor) {
        int size = Page.limit(limit);
        LocalDate first = cursor != null ? cursor.day().plusDays(1) : from == null ? FIRST : from.day();
        LocalDate last = to == null ? LAST : to.day();
        return Page.of(transactions.call(work -> MarketDayTable.list(work.connection(), first, last, size + 1)), size,
                day -> day.day().toString());
    }

    /** @param closed days closed by this request, in order; again those whose data changed since */
    public record Closes(LocalDate through, List<Closing.Closed> closed) {}

    @POST
    @Path("/close")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Closes every day with data up to a day, once all that was uploaded is merged and published; waits for that")
    public Closes close(@QueryParam("through") @NotNull Day through) {
        List<Closing.Closed> closed = ingestion.close(through.day(), limits.closePatience()).orElseThrow(() -> Problem
                .unavailable("stream-behind", "uploads are still being merged after %s".formatted(limits.closePatience()), 2));
        return new Closes(through.day(), closed);
    }
}
