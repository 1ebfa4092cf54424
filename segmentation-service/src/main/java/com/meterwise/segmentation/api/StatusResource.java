package com.meterwise.segmentation.api;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.segmentation.intake.Sql;

/** How far the service is. */
@Path("/v1/status")
class StatusResource {
    private final Transactions transactions;

    StatusResource(Transactions transactions) { this.transactions = transactions; }

    /**
     * @param customers    known by their readings
     * @param segments     with customers in them
     * @param touched      news of customers still to be looked at
     * @param lastDoneDay  last market day whose work is done, or null
     */
    public record Status(long customers, long segments, long keyAccounts, long segmentChanges, long models, long touched,
            LocalDate lastDoneDay) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Counts, and the last market day whose work is done")
    public Status status() {
        return transactions.call(work -> new Sql(work.connection()).list("""
                select (select count(*) from customer_span), (select count(distinct segment_id) from membership),
                       (select count(*) from standing where tier in ('STRATEGIC', 'KEY')), (select count(*) from segment_change),
                       (select count(*) from model where body is not null), (select count(*) from touched),
                       (select max(day) from day_run where state = 'DONE')""",
                row -> new Status(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5),
                        row.getLong(6), row.getObject(7, LocalDate.class)))
                .get(0));
    }
}
