package com.meterwise.forecasting.api;

import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.losses.LineLoss;
import com.meterwise.forecasting.publishing.LossTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Losses by feeder and day. */
@Path("/v1/line-losses")
@RolesAllowed(Roles.VIEWER)
public class LossesResource {
    private final Transactions transactions;

    LossesResource(Transactions transactions) { this.transactions = transactions; }

    /** Energies are of the slots in which every child has a value; {@code errorKwh} is the half width of the error bar. */
    public record LossView(String feederId, LocalDate day, double suppliedKwh, double soldKwh, double lossKwh, Double lossPercent,
            Double technicalKwh, Double nonTechnicalKwh, double coverage, double errorKwh, int customers) {
        static LossView of(LineLoss loss) {
            return new LossView(loss.feederId(), loss.day(), loss.suppliedKwh(), loss.soldKwh(), loss.lossKwh(), loss.lossPercent(),
                    loss.technicalKwh(), loss.nonTechnicalKwh(), loss.coverage(), loss.errorKwh(), loss.customers());
        }
    }

    @GET
    @Operation(summary = "Supplied, sold, lost: by feeder and day, with coverage and error bar")
    public Page<LossView> losses(@QueryParam("feederId") @Pattern(regexp = ForecastsResource.ID) String feederId,
            @QueryParam("from") @Size(max = 20) String from, @QueryParam("to") @Size(max = 20) String to,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") @Size(max = 100) String cursor) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        int size = Page.limit(limit), cut = cursor == null ? -1 : cursor.lastIndexOf('@');
        if (cursor != null && cut < 0) throw Problem.badRequest("cursor", "the cursor is not one of ours: " + cursor);
        String afterFeeder = cursor == null ? "" : cursor.substring(0, cut);
        LocalDate afterDay = Dates.of("cursor", cursor == null ? null : cursor.substring(cut + 1), Dates.FIRST);
        return Page.of(
                transactions.call(work -> LossTable.between(feederId, first, last, afterFeeder, afterDay, size + 1, work.connection()))
                        .stream()
                        .map(day -> LossView.of(day.loss())).toList(),
                size, loss -> loss.feederId() + "@" + loss.day());
    }
}
