package com.meterwise.segmentation.api;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.features.Profiling;
import com.meterwise.segmentation.market.Attribute;
import com.meterwise.segmentation.market.Elasticity;
import com.meterwise.segmentation.market.Market;
import com.meterwise.segmentation.market.MarketStatus;

/** Where the retailer's energy and money go, as of any day. */
@Path("/v1/market-status")
class MarketStatusResource {
    private final Transactions transactions;
    private final Profiling profiling;
    private final Market market;

    MarketStatusResource(Transactions transactions, Profiling profiling, Market market) {
        this.transactions = transactions;
        this.profiling = profiling;
        this.market = market;
    }

    /** Without days: the window that ends with the newest readings. Without a cut-off: attributes and prices as of the last day asked for. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Customers, energy, money, churn, price gap and concentration by sector, voltage, region, tier, kind or segment")
    public MarketStatus status(@QueryParam("by") String by, @QueryParam("from") String from, @QueryParam("to") String to,
            @QueryParam("asOf") String asOf) {
        Attribute attribute = attribute(by);
        return transactions.call(work -> {
            LocalDate last = Days.of("to", to).orElseGet(() -> lastDay(asOf, work));
            LocalDate cut = Days.of("asOf", asOf).orElse(last);
            if (last.isAfter(cut)) last = cut;
            LocalDate first = Days.of("from", from).orElse(profiling.from(last));
            if (first.isAfter(last)) throw Problem.badRequest("from", "from %s is after to %s".formatted(first, last));
            return market.status(attribute, first, last, cut, work.connection());
        });
    }

    @GET
    @Path("/elasticity")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "How each part's energy follows the macro indicators, with interval; or why that cannot be said")
    public Page<Elasticity> elasticity(@QueryParam("by") String by, @QueryParam("asOf") String asOf) {
        Attribute attribute = attribute(by);
        return transactions.call(work -> {
            LocalDate cut = Days.of("asOf", asOf).orElseGet(() -> lastDay(null, work));
            return new Page<>(market.elasticities(attribute, cut, work.connection()), null);
        });
    }

    private LocalDate lastDay(String asOf, Work work) {
        Optional<LocalDate> cut = Days.of("asOf", asOf);
        LocalDate last = market.lastDay(work.connection()).orElseThrow(() -> Problem.conflict("no-data", "there are no readings yet"));
        return cut.isPresent() && cut.get().isBefore(last) ? cut.get() : last;
    }

    private static Attribute attribute(String by) {
        return Attribute.named(by == null ? "" : by).orElseThrow(() -> Problem.badRequest("by",
                "by must be one of %s, got %s".formatted(List.of(Arrays.stream(Attribute.values()).map(Attribute::label).toArray()), by)));
    }
}
