package com.meterwise.forecasting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.FeederTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Feeders as they are known. */
@Path("/v1/feeders")
@RolesAllowed(Roles.VIEWER)
public class FeedersResource {
    private final Transactions transactions;
    private final FeederTable feeders;

    FeedersResource(Transactions transactions, FeederTable feeders) {
        this.transactions = transactions;
        this.feeders = feeders;
    }

    @GET
    @Operation(summary = "Feeders and transformer areas, in order of id")
    public Page<Feeder> feeders(@QueryParam("limit") Integer limit,
            @QueryParam("cursor") @Pattern(regexp = ForecastsResource.ID) String cursor) {
        int size = Page.limit(limit);
        return Page.of(transactions.call(work -> feeders.after(cursor == null ? "" : cursor, size + 1)), size, Feeder::feederId);
    }
}
