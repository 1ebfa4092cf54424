package com.meterwise.ingestion.api;

import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.meterday.DataQualityTable;
import com.meterwise.ingestion.meterday.DataQualityTable.Grouping;
import com.meterwise.ingestion.meterday.DataQualityTable.Quality;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** How complete the data are, and how doubtful. */
@Path("/v1/data-quality")
public class DataQualityResource {
    private static final int MAX_DAYS = 1000;
    private final Transactions transactions;

    DataQualityResource(Transactions transactions) { this.transactions = transactions; }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Coverage, estimates, grades and findings of market days, both ends included, by day, feeder, sector or rule")
    public Page<Quality> list(@QueryParam("from") @NotNull Day from, @QueryParam("to") @NotNull Day to,
            @QueryParam("groupBy") String groupBy) {
        if (from.day().plusDays(MAX_DAYS).isBefore(to.day()))
            throw Problem.badRequest("days", "at most %d days at once".formatted(MAX_DAYS));
        Grouping grouping = grouping(groupBy);
        return new Page<>(transactions.call(work -> DataQualityTable.of(work.connection(), from.day(), to.day(), grouping)), null);
    }

    private static Grouping grouping(String groupBy) {
        if (groupBy == null) return Grouping.DAY;
        for (Grouping grouping : Grouping.values())
            if (grouping.name().toLowerCase(Locale.ROOT).equals(groupBy)) return grouping;
        throw Problem.badRequest("group-by", "groupBy is day, feeder, sector or rule");
    }
}
