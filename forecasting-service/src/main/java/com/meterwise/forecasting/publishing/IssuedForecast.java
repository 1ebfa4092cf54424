package com.meterwise.forecasting.publishing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.platform.time.MarketTime;

/**
 * A forecast as it was issued: the two days after a closed day, in the slots these days really have.
 *
 * @param day       closed day it rests on
 * @param slots1    slots of the first day ahead
 * @param deciles   of both days, one after the other
 * @param mase      of the last four weeks, or null
 * @param scaleKwh  mean |y - y a week before| of the weeks before; null when not known
 * @param customers how many customers it sums, 1 for a customer's own
 */
public record IssuedForecast(String level, String id, LocalDate day, Instant madeAt, Instant start, Duration interval, int slots1,
        Deciles deciles, String model, String grade, Double mase, Double scaleKwh, int customers) {
    public static final String CUSTOMER = "customer", SEGMENT = "segment", FEEDER = "feeder", REGION = "region", SYSTEM = "system";

    public IssuedForecast {
        requireNonNull(level, "level");
        requireNonNull(id, "id");
        if (slots1 < 1 || slots1 > deciles.slots())
            throw new IllegalArgumentException("the first of two days has %d of %d slots".formatted(slots1, deciles.slots()));
    }

    /** The same with other deciles, made otherwise. */
    public IssuedForecast with(Deciles others, String otherModel) {
        return new IssuedForecast(level, id, day, madeAt, start, interval, slots1, others, otherModel, grade, mase, scaleKwh, customers);
    }

    /** Deciles of the first or second day ahead. */
    public Deciles atLead(int leadDays) {
        return leadDays == 1 ? deciles.slice(0, slots1) : deciles.slice(slots1, deciles.slots());
    }

    /** What came by the day's slots: the median and what it missed; NaN where that is not known. */
    public double[] came(Residual missed, MarketTime time) {
        ClockDays clock = new ClockDays(time, interval);
        double[] came = atLead(missed.leadDays()).p50().clone();
        double[] miss = missed.kwh().length == clock.slots() ? clock.toActual(missed.day(), missed.kwh()) : new double[0];
        for (int s = 0; s < came.length; s++)
            came[s] += s < miss.length ? miss[s] : Double.NaN;
        return came;
    }
}
