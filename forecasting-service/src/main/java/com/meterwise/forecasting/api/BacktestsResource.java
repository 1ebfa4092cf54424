package com.meterwise.forecasting.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** How the models would have done on past days, knowing only what was known then. */
@Path("/v1/backtests")
public class BacktestsResource {
    private static final int MAX_DAYS = 366;

    private final BacktestTable backtests;
    private final BacktestJob job;
    private final Transactions transactions;

    BacktestsResource(BacktestTable backtests, BacktestJob job, Transactions transactions) {
        this.backtests = backtests;
        this.job = job;
        this.transactions = transactions;
    }

    /** @param to last day, inclusive */
    public record BacktestOrder(@NotNull @Pattern(regexp = ForecastsResource.ID) String customerId, @NotNull LocalDate from,
            @NotNull LocalDate to) {}

    /**
     * @param state     RUNNING, DONE, FAILED or CANCELLED
     * @param weeks     models are trained anew each week: so many there are; 0 until the first is done
     * @param days      days forecast, when DONE
     */
    public record BacktestView(String backtestId, String customerId, LocalDate from, LocalDate to, String state, int weeks, int weeksDone,
            Integer days, Double servedMase, Double naiveMase, Double servedWape, Double naiveWape, String failure) {
        static BacktestView of(BacktestRow row) {
            return new BacktestView(row.backtestId, row.customerId, row.firstDay, row.lastDay, row.state, row.weeks, row.weeksDone,
                    row.days,
                    row.servedMase, row.naiveMase, row.servedWape, row.naiveWape, row.failure);
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Backtests a customer's models over past days: 202, then ask for the result. The same order runs anew, unless it still runs")
    public Response order(@NotNull @Valid BacktestOrder order) {
        if (order.to().isBefore(order.from()) || order.to().isAfter(order.from().plusDays(MAX_DAYS)))
            throw Problem.badRequest("range", "from %s to %s is not 1 to %d days".formatted(order.from(), order.to(), MAX_DAYS));
        String id = UUID.nameUUIDFromBytes((order.customerId() + "|" + order.from() + "|" + order.to()).getBytes(StandardCharsets.UTF_8))
                .toString();
        Ordered ordered = transactions.call(work -> {
            if (!MasterTable.isCustomer(order.customerId(), work.connection())) throw Problem.notFound("customer", order.customerId());
            BacktestRow held = backtests.findById(id), row = held == null ? new BacktestRow() : held;
            row.backtestId = id;
            row.customerId = order.customerId();
            row.firstDay = order.from();
            row.lastDay = order.to();
            if (row.isRunning()) return new Ordered(BacktestView.of(row), false);
            row.state = "RUNNING";
            row.weeks = 0;
            row.weeksDone = 0;
            if (held == null) backtests.persist(row);
            return new Ordered(BacktestView.of(row), true);
        });
        if (ordered.anew()) job.start(id);
        return Response.accepted(ordered.view()).location(URI.create("/v1/backtests/" + id)).build();
    }

    private record Ordered(BacktestView view, boolean anew) {}

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Calls a running backtest off; it stops after the week it is at. One that has ended stays as it is")
    public BacktestView cancel(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id) {
        return transactions.call(work -> {
            BacktestRow row = backtests.findByIdOptional(id).orElseThrow(() -> Problem.notFound("backtest", id));
            if (row.isRunning()) row.state = "CANCELLED";
            return BacktestView.of(row);
        });
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A backtest: how far it is and, when it is DONE, its result")
    public BacktestView backtest(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id) {
        return transactions.call(work -> backtests.findByIdOptional(id).map(BacktestView::of))
                .orElseThrow(() -> Problem.notFound("backtest", id));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Backtests: those that run first, then by their last day, the latest first, up to limit of them")
    public Page<BacktestView> list(@QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        return transactions.call(work -> new Page<>(backtests.latest(most).stream().map(BacktestView::of).toList(), null));
    }
}
