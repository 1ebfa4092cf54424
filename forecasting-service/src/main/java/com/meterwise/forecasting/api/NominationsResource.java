package com.meterwise.forecasting.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.intake.Contract;
import com.meterwise.forecasting.intake.ContractTable;
import com.meterwise.forecasting.nomination.DeviationFee;
import com.meterwise.forecasting.nomination.Nomination;
import com.meterwise.forecasting.nomination.NominationConfig;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.forecasting.publishing.ResidualTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** What to nominate for a day, for a customer or for all of them together, and what deviating from it costs. */
@Path("/v1/nominations")
@RolesAllowed(Roles.VIEWER)
public class NominationsResource {
    private final Transactions transactions;
    private final NominationConfig config;
    private final MarketTime time;

    NominationsResource(Transactions transactions, NominationConfig config, MarketTime time) {
        this.transactions = transactions;
        this.config = config;
        this.time = time;
    }

    /**
     * @param leadDays      days between the last closed day the forecast rests on and the day nominated
     * @param quantile      c_under / (c_under + c_over)
     * @param kwh           to nominate, by slot
     * @param expectedFee   for deviating from it, and {@code p50Fee} had the median been nominated
     * @param contractedKwh of the day, its month's spread evenly; null without a contract that has an amount
     * @param contractFee   for the median against the contracted amount of the day
     * @param settled       what came, once the day has closed
     */
    public record NominationView(LocalDate day, String level, String id, int leadDays, Instant madeAt, Instant start, Duration interval,
            double quantile, double[] kwh, double dayKwh, double p50Kwh, String expectedFee, String p50Fee, Double contractedKwh,
            String contractFee, List<String> contracts, double tolerance, String price, double rate, String currency,
            SettledView settled) {}

    /** @param fee charged, had the market's rule been applied slot by slot */
    public record SettledView(double takenKwh, double deviationKwh, String fee) {}

    @GET
    @Operation(summary = "The amount to nominate for a day: the newsvendor's quantile of the forecast, with the fee to expect")
    public NominationView nomination(@QueryParam("day") @NotNull @Size(max = 20) String day,
            @QueryParam("customerId") @Pattern(regexp = ForecastsResource.ID) String customerId,
            @QueryParam("leadDays") @DefaultValue("2") @Min(1) @Max(2) int leadDays) {
        LocalDate of = Dates.of("day", day, null);
        String level = customerId == null ? IssuedForecast.SYSTEM : IssuedForecast.CUSTOMER;
        String id = customerId == null ? IssuedForecast.SYSTEM : customerId;
        return transactions.call(work -> {
            IssuedForecast forecast = ForecastTable.ofDay(level, id, of.minusDays(leadDays), work.connection())
                    .orElseThrow(() -> new Problem(404, "no-forecast", "Not forecast",
                            "nothing was forecast for %s %d days ahead".formatted(of, leadDays), Map.of("id", id)));
            return view(of, leadDays, forecast, ContractTable.inForce(of, customerId, work.connection()), work.connection());
        });
    }

    private NominationView view(LocalDate day, int leadDays, IssuedForecast forecast, List<Contract> contracts, Connection connection)
            throws SQLException {
        // a portfolio is settled by the market's rule; one customer by its contract, where that says something
        Contract own = forecast.level().equals(IssuedForecast.CUSTOMER) && !contracts.isEmpty() ? contracts.get(0) : null;
        double tolerance = own == null || own.tolerance() == null ? config.tolerance() : own.tolerance();
        double price = own == null || own.price() == null ? config.price() : own.price().doubleValue();
        String currency = own == null || own.currency() == null ? config.currency() : own.currency();
        DeviationFee fee = new DeviationFee(tolerance, price, config.rate());
        Deciles deciles = forecast.atLead(leadDays);
        Nomination nomination = Nomination.of(deciles, config.underCost(), config.overCost(), fee);
        double contracted = contracts.stream().mapToDouble(contract -> contract.kwhOn(day)).filter(kwh -> !Double.isNaN(kwh)).sum();
        boolean hasAmount = contracts.stream().anyMatch(contract -> !Double.isNaN(contract.kwhOn(day)));
        return new NominationView(day, forecast.level(), forecast.id(), leadDays, forecast.madeAt(), time.startOf(day), forecast.interval(),
                nomination.quantile(), nomination.kwh(), nomination.dayKwh(), nomination.p50Kwh(), money(nomination.expectedFee()),
                money(nomination.p50Fee()), hasAmount ? contracted : null,
                hasAmount ? money(fee.of(nomination.p50Kwh(), contracted)) : null,
                own == null ? List.of() : contracts.stream().map(Contract::contractId).toList(), tolerance,
                BigDecimal.valueOf(price).toPlainString(), config.rate(), currency,
                settled(day, leadDays, forecast, nomination, fee, connection));
    }

    private SettledView settled(LocalDate day, int leadDays, IssuedForecast forecast, Nomination nomination, DeviationFee fee,
            Connection connection) throws SQLException {
        ClockDays clock = new ClockDays(time, forecast.interval());
        return ResidualTable.issued(forecast.level(), forecast.id(), leadDays, day, connection)
                .filter(residual -> residual.kwh().length == clock.slots()).map(residual -> {
                    double[] miss = clock.toActual(day, residual.kwh()), p50 = forecast.atLead(leadDays).p50();
                    double taken = 0, deviation = 0, charged = 0;
                    for (int s = 0; s < miss.length; s++) {
                        if (Double.isNaN(miss[s])) continue;
                        double came = Math.max(0, p50[s] + miss[s]);
                        taken += came;
                        deviation += came - nomination.kwh()[s];
                        charged += fee.of(came, nomination.kwh()[s]);
                    }
                    return new SettledView(taken, deviation, money(charged));
                }).orElse(null);
    }

    private static String money(double amount) { return BigDecimal.valueOf(amount).setScale(4, RoundingMode.HALF_UP).toPlainString(); }
}
