package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.intake.Contract;
import com.meterwise.forecasting.intake.ContractTable;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.operation.ColdStart;
import com.meterwise.forecasting.publishing.ForecastTable;
import com.meterwise.forecasting.publishing.IssuedForecast;

/**
 * Forecasts for customers with less than a week of data: some days, or none and a contract in force. Others are those of the same kind, as they
 * were forecast a week ago. Not of the same segment: a segment is told when segmentation gets to it, and a forecast that depended on which of the
 * two came first could not be made again. Good for one closed day; not thread-safe.
 */
final class Newcomers {
    static final String MODEL = "cold-start";
    private static final int OTHERS = 200, WEEK_DAYS = 7;
    /** Errors of three days at both leads; fewer say less about the next than a guess. */
    private static final int TAUGHT = 3 * Backtest.LEAD_DAYS;
    /** A day of which less is known says nothing of how much a day is. */
    private static final double LEAST_OF_A_DAY = 0.5;
    private static final String GRADE = "F";

    private final Forecasting forecasting;
    private final LocalDate day;
    private final Connection connection;
    private final Map<String, Optional<Shapes>> byKind = new HashMap<>();

    /** A mean other's days ahead, by clock slot, as shares of a mean day. */
    private record Shapes(Duration interval, double[][] shares) {}

    Newcomers(Forecasting forecasting, LocalDate day, Connection connection) {
        this.forecasting = forecasting;
        this.day = day;
        this.connection = connection;
    }

    /** @param young histories of less than a week */
    List<IssuedForecast> forecast(Collection<CustomerHistory> young, Collection<String> customers, Map<String, List<Residual>> residuals)
            throws SQLException {
        Map<String, Optional<CustomerHistory>> newcomers = new TreeMap<>();
        young.forEach(history -> newcomers.put(history.customerId(), Optional.of(history)));
        ContractTable.unread(customers, day.plusDays(1), connection).forEach(customer -> newcomers.put(customer, Optional.empty()));
        if (newcomers.isEmpty()) return List.of();
        Map<String, String> kinds = MasterTable.kinds(newcomers.keySet(), connection);
        List<IssuedForecast> forecasts = new ArrayList<>();
        for (Map.Entry<String, Optional<CustomerHistory>> newcomer : newcomers.entrySet()) {
            Optional<Shapes> others = shapes(kinds.get(newcomer.getKey()));
            if (others.isPresent())
                forecast(newcomer.getKey(), newcomer.getValue(), others.get(),
                        residuals.getOrDefault(newcomer.getKey(), List.of())).ifPresent(forecasts::add);
        }
        return forecasts;
    }

    private Optional<IssuedForecast> forecast(String customer, Optional<CustomerHistory> history, Shapes others, List<Residual> residuals)
            throws SQLException {
        Duration interval = history.map(CustomerHistory::interval).orElse(others.interval);
        int slots = new ClockDays(forecasting.time(), interval).slots();
        double[][] shapes = Arrays.stream(others.shares).map(shares -> on(shares, slots)).toArray(double[][]::new);
        ColdStart start = new ColdStart(history.map(own -> days(own.load())).orElse(new double[0]), contracted(customer));
        Instant madeAt = history.map(CustomerHistory::knownAt).orElse(forecasting.time().endOf(day));
        String grade = history.map(CustomerHistory::grade).orElse(GRADE);
        return start.p50(shapes).map(p50 -> {
            IssuedForecast issued = forecasting.issued(IssuedForecast.CUSTOMER, customer, day, madeAt, interval, p50, residuals, MODEL,
                    grade,
                    null, null, 1);
            return residuals.size() < TAUGHT ? issued.with(ColdStart.wide(issued.deciles().p50()), MODEL) : issued;
        });
    }

    private double[] contracted(String customer) throws SQLException {
        double[] kwh = new double[Backtest.LEAD_DAYS];
        for (int lead = 1; lead <= kwh.length; lead++) {
            LocalDate ahead = day.plusDays(lead);
            double[] amounts = ContractTable.inForce(ahead, customer, connection).stream().mapToDouble((Contract one) -> one.kwhOn(ahead))
                    .filter(amount -> !Double.isNaN(amount)).toArray();
            kwh[lead - 1] = amounts.length == 0 ? Double.NaN : Arrays.stream(amounts).sum();
        }
        return kwh;
    }

    private static double[] days(LoadHistory load) {
        double[] days = new double[load.days()];
        int known = 0;
        for (int d = 0; d < load.days(); d++) {
            double[] values = Arrays.stream(load.day(load.date(d))).filter(kwh -> !Double.isNaN(kwh)).toArray();
            if (values.length >= LEAST_OF_A_DAY * load.slots()) days[known++] = Arrays.stream(values).sum() / values.length * load.slots();
        }
        return Arrays.copyOf(days, known);
    }

    private Optional<Shapes> shapes(String kind) throws SQLException {
        if (!byKind.containsKey(kind)) byKind.put(kind, meanOf(ForecastTable.ofKind(day.minusDays(WEEK_DAYS), kind, OTHERS, connection)));
        return byKind.get(kind);
    }

    /** Each counts alike, however large. */
    private Optional<Shapes> meanOf(List<IssuedForecast> others) {
        if (others.isEmpty()) return Optional.empty();
        Duration interval = others.stream().map(IssuedForecast::interval).max(Duration::compareTo).orElseThrow();
        ClockDays clock = new ClockDays(forecasting.time(), interval);
        double[][] sum = new double[Backtest.LEAD_DAYS][clock.slots()];
        int counted = 0;
        for (IssuedForecast other : others) {
            double total = Arrays.stream(other.deciles().p50()).sum();
            if (!(total > 0)) continue;
            counted++;
            ClockDays own = new ClockDays(forecasting.time(), other.interval());
            for (int lead = 1; lead <= sum.length; lead++) {
                double[] shares = on(own.toClock(other.day().plusDays(lead), other.atLead(lead).p50()), clock.slots());
                for (int s = 0; s < shares.length; s++)
                    sum[lead - 1][s] += shares[s] / total * sum.length;
            }
        }
        if (counted == 0) return Optional.empty();
        for (double[] shares : sum)
            for (int s = 0; s < shares.length; s++)
                shares[s] /= counted;
        return Optional.of(new Shapes(interval, sum));
    }

    /** The same energy in other slots, of which one holds a whole number of the others: both divide an hour. */
    private static double[] on(double[] shares, int slots) {
        double[] on = new double[slots];
        int fine = Math.max(shares.length, slots);
        for (int i = 0; i < fine; i++)
            on[(int) ((long) i * slots / fine)] += shares[(int) ((long) i * shares.length / fine)] * shares.length / fine;
        return on;
    }
}
