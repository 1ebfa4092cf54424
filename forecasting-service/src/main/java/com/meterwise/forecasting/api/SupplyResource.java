package com.meterwise.forecasting.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.FeederRow;
import com.meterwise.forecasting.intake.FeederTable;
import com.meterwise.forecasting.losses.SupplyNeeded;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.LossTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What must enter a feeder: its sales forecast and the loss it will have. */
@Path("/v1/forecasts/feeders/{id}/supply")
@RolesAllowed(Roles.VIEWER)
public class SupplyResource {
    private static final int LEARNT_DAYS = 35;

    private final Transactions transactions;
    private final FeederTable feeders;

    SupplyResource(Transactions transactions, FeederTable feeders) {
        this.transactions = transactions;
        this.feeders = feeders;
    }

    /** @param lossKwh of both days, at the median */
    public record SupplyView(String id, LocalDate day, Instant madeAt, Instant start, Duration interval, int leadDay1Slots,
            Map<String, double[]> quantiles, double lossKwh) {}

    @GET
    @Operation(summary = "Supply a feeder will need: the sales forecast plus the loss learnt from its last weeks")
    public SupplyView supply(@PathParam("id") @Pattern(regexp = ForecastsResource.ID) String id) {
        return transactions.call(work -> {
            Feeder feeder = feeders.findByIdOptional(id).map(FeederRow::toFeeder).orElseThrow(() -> Problem.notFound("feeder", id));
            IssuedForecast sales = ForecastTable
                    .latest(IssuedForecast.FEEDER, id, Instant.parse("9999-01-01T00:00:00Z"), work.connection())
                    .orElseThrow(() -> Problem.notFound("forecast of feeder", id));
            List<LossTable.Day> days = LossTable.watched(id, sales.day().minusDays(LEARNT_DAYS), sales.day(), work.connection());
            Deciles supply = SupplyNeeded.learnt(feeder, days.stream().map(LossTable.Day::slots).toList(), sales.interval())
                    .of(sales.deciles());
            double loss = 0;
            for (int s = 0; s < supply.slots(); s++)
                loss += supply.p50()[s] - sales.deciles().p50()[s];
            return new SupplyView(id, sales.day(), sales.madeAt(), sales.start(), sales.interval(), sales.slots1(), supply.byLevel(), loss);
        });
    }
}
