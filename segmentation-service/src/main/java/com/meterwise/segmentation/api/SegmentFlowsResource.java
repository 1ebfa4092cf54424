package com.meterwise.segmentation.api;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.publishing.SegmentFlowTable;
import com.meterwise.segmentation.publishing.SegmentFlowTable.Flow;

/** How customers flowed between segments. */
@Path("/v1/segments/flows")
class SegmentFlowsResource {
    private static final int DEFAULT_DAYS = 90;

    private final Transactions transactions;

    SegmentFlowsResource(Transactions transactions) { this.transactions = transactions; }

    /** @param items largest first */
    public record Flows(LocalDate from, LocalDate to, List<Flow> items) {}

    /** Without days: the last ninety that closed. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Customers and energy that went from one segment to another between two days, both included")
    public Flows flows(@QueryParam("from") String from, @QueryParam("to") String to) {
        return transactions.call(work -> {
            LocalDate last = Days.of("to", to).orElseGet(() -> newestDay(work));
            LocalDate first = Days.of("from", from).orElse(last.minusDays(DEFAULT_DAYS - 1L));
            if (first.isAfter(last)) throw Problem.badRequest("from", "from %s is after to %s".formatted(first, last));
            return new Flows(first, last, new SegmentFlowTable(work.connection()).between(first, last));
        });
    }

    private static LocalDate newestDay(Work work) {
        return new LoadProfileTable(work.connection()).newestDay()
                .orElseThrow(() -> Problem.conflict("no-closed-day", "no market day has closed yet"));
    }
}
