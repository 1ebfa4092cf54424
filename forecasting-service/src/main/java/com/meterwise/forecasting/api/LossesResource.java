package com.meterwise.forecasting.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.FeederRow;
import com.meterwise.forecasting.intake.FeederTable;
import com.meterwise.forecasting.losses.IntervalLoss;
import com.meterwise.forecasting.losses.LineLoss;
import com.meterwise.forecasting.publishing.LossTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** Losses by feeder and day, or finer. */
@Path("/v1/line-losses")
@RolesAllowed(Roles.VIEWER)
public class LossesResource {
    private final Transactions transactions;
    private final FeederTable feeders;
    private final MarketTime time;

    LossesResource(Transactions transactions, FeederTable feeders, MarketTime time) {
        this.transactions = transactions;
        this.feeders = feeders;
        this.time = time;
    }

    /** Energies are of the slots in which every child has a value; {@code errorKwh} is the half width of the error bar. */
    public record LossView(String feederId, LocalDate day, Instant start, Instant end, double suppliedKwh, double soldKwh, double lossKwh,
            Double lossPercent, Double technicalKwh, Double nonTechnicalKwh, double coverage, double errorKwh, int customers) {
        static LossView of(LineLoss loss, Instant start, Instant end) {
            return new LossView(loss.feederId(), loss.day(), start, end, loss.suppliedKwh(), loss.soldKwh(), loss.lossKwh(),
                    loss.lossPercent(), loss.technicalKwh(), loss.nonTechnicalKwh(), loss.coverage(), loss.errorKwh(), loss.customers());
        }
    }

    @GET
    @Operation(summary = "Supplied, sold, lost: by feeder and day or interval, with coverage and error bar; a page has so many days")
    public Page<LossView> losses(@QueryParam("feederId") @Pattern(regexp = ForecastsResource.ID) String feederId,
            @QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("interval") @Size(max = 20) String interval, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") @Size(max = 100) String cursor) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        Optional<Duration> part = part(interval);
        int size = Page.limit(limit);
        Place place = Place.of(cursor);
        return transactions.call(work -> {
            List<LossTable.Day> days = LossTable.between(feederId, first, last, place.id(), place.day(), size + 1, work.connection());
            Page<LossTable.Day> page = Page.of(days, size, day -> Place.cursor(day.loss().feederId(), day.loss().day()));
            return new Page<>(page.items().stream().flatMap(day -> views(day, part)).toList(), page.nextCursor());
        });
    }

    private Stream<LossView> views(LossTable.Day day, Optional<Duration> part) {
        LineLoss loss = day.loss();
        Instant start = time.startOf(loss.day()), end = time.endOf(loss.day());
        if (part.isEmpty() || day.slots() == null) return Stream.of(LossView.of(loss, start, end));
        Feeder feeder = feeders.findByIdOptional(loss.feederId()).map(FeederRow::toFeeder)
                .orElseGet(() -> new Feeder(loss.feederId(), null, null, null, null));
        try {
            return IntervalLoss.of(loss, day.slots(), feeder, part.get()).stream().map(one -> {
                Instant from = start.plus(part.get().multipliedBy(one.slot())), to = from.plus(part.get());
                return LossView.of(new LineLoss(loss.feederId(), loss.day(), one.suppliedKwh(), one.soldKwh(), one.technicalKwh(),
                        one.coverage(), one.errorKwh(), loss.customers()), from, to.isAfter(end) ? end : to);
            });
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("interval", e.getMessage());
        }
    }

    /** Empty for whole days. */
    private static Optional<Duration> part(String text) {
        if (text == null || text.equals("P1D")) return Optional.empty();
        try {
            Duration part = Duration.parse(text);
            if (part.isNegative() || part.isZero() || part.compareTo(Duration.ofHours(12)) > 0)
                throw Problem.badRequest("interval", "interval must be P1D, or over PT0S and at most PT12H, got " + text);
            return Optional.of(part);
        } catch (DateTimeException e) {
            throw Problem.badRequest("interval", "interval must be a duration such as PT1H or P1D, got " + text);
        }
    }
}
