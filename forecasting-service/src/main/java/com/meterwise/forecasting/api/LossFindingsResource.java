package com.meterwise.forecasting.api;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.publishing.AllocationTable;
import com.meterwise.forecasting.publishing.LossAlertTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What losses tell: alerts, whose meters explain them, and who causes what is lost anyway. */
@Path("/v1/line-losses")
@RolesAllowed(Roles.VIEWER)
public class LossFindingsResource {
    private final Transactions transactions;

    LossFindingsResource(Transactions transactions) { this.transactions = transactions; }

    /**
     * @param since     first day of the change
     * @param score     sum of deviations; {@code limit} raises the alert
     * @param kwhPerDay lost beyond the expected a day; negative if less is lost
     */
    public record AlertView(String alertId, String feederId, LocalDate day, String kind, LocalDate since, double score, double limit,
            double kwhPerDay) {}

    /**
     * @param day       on which it was found
     * @param share     of what the meter registers that is missing beside it, or too much
     * @param frequency share of resamples in which it came first
     */
    public record SuspectView(String feederId, LocalDate day, int rank, String customerId, double share, double kwhPerDay,
            double frequency) {}

    /** @param lossKwh laid on the customer by what one more kWh of its costs while the feeder is loaded as it is */
    public record AllocationView(String feederId, String customerId, int days, double soldKwh, double lossKwh, Double lossPercent) {}

    @GET
    @Path("/alerts")
    @Operation(summary = "Feeders whose loss left its normal range, with kind and size of the change")
    public Page<AlertView> alerts(@QueryParam("feederId") @Pattern(regexp = ForecastsResource.ID) String feederId,
            @QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") @Size(max = 100) String cursor) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        int size = Page.limit(limit);
        Place place = Place.of(cursor);
        return Page.of(transactions
                .call(work -> LossAlertTable.alerts(feederId, first, last, place.id(), place.day(), size + 1, work.connection())).stream()
                .map(alert -> new AlertView("al-%s-%s-%s".formatted(alert.feederId(), alert.day(), alert.kind()), alert.feederId(),
                        alert.day(), alert.kind(), alert.since(), alert.score(), alert.limit(), alert.kwhPerDay()))
                .toList(), size, alert -> Place.cursor(alert.feederId(), alert.day()));
    }

    @GET
    @Path("/suspects")
    @Operation(summary = "Customers whose meters explain a loss, the latest findings first; at most so many")
    public Page<SuspectView> suspects(@QueryParam("feederId") @Pattern(regexp = ForecastsResource.ID) String feederId,
            @QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("limit") Integer limit) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        int size = Page.limit(limit);
        List<SuspectView> views = transactions.call(work -> LossAlertTable.suspects(feederId, first, last, size, work.connection()))
                .stream().map(one -> new SuspectView(one.feederId(), one.day(), one.place(), one.suspect().customerId(),
                        one.suspect().share(), one.suspect().kwhPerDay(), one.suspect().frequency()))
                .toList();
        return new Page<>(views, null);
    }

    @GET
    @Path("/allocation")
    @Operation(summary = "Losses laid on the customers who cause them: the losses' part of the cost to serve")
    public Page<AllocationView> allocation(@QueryParam("feederId") @Pattern(regexp = ForecastsResource.ID) String feederId,
            @QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") @Size(max = 140) String cursor) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        int size = Page.limit(limit), cut = cursor == null ? -1 : cursor.indexOf('@');
        if (cursor != null && cut < 0) throw Problem.badRequest("cursor", "the cursor is not one of ours: " + cursor);
        String customer = cursor == null ? "" : cursor.substring(0, cut), feeder = cursor == null ? "" : cursor.substring(cut + 1);
        return Page.of(transactions
                .call(work -> AllocationTable.between(feederId, first, last, customer, feeder, size + 1, work.connection())).stream()
                .map(share -> new AllocationView(share.feederId(), share.customerId(), share.days(), share.soldKwh(), share.lossKwh(),
                        share.soldKwh() > 0 ? 100 * share.lossKwh() / share.soldKwh() : null))
                .toList(), size, share -> share.customerId() + "@" + share.feederId());
    }
}
