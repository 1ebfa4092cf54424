package com.meterwise.forecasting.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import com.meterwise.contracts.ReadingsRecorded;

/**
 * One meter's day as this service keeps it.
 *
 * @param ownerId   the customer, or the feeder for a feeder's supply meter
 * @param wh        whole watt-hours per slot, NaN = missing; read only
 * @param present   slots with a value
 * @param estimated slots whose value was estimated
 */
public record MeterDay(String ownerId, String meterId, String channel, LocalDate day, String kind, String feederId, Duration interval,
        double[] wh, int present, int estimated, int revision, Instant availableAt) {
    public static final String CUSTOMER = "CUSTOMER";
    public static final String FEEDER = "FEEDER";

    public MeterDay {
        requireNonNull(ownerId, "ownerId");
        requireNonNull(meterId, "meterId");
        requireNonNull(channel, "channel");
        requireNonNull(day, "day");
        requireNonNull(availableAt, "availableAt");
        if (interval.isNegative() || interval.isZero()) throw new IllegalArgumentException("interval must be positive: " + interval);
        if (revision < 1) throw new IllegalArgumentException("revisions count from 1, got " + revision);
        if (!kind.equals(CUSTOMER) && !kind.equals(FEEDER))
            throw new IllegalArgumentException("a meter is CUSTOMER or FEEDER, got " + kind);
        long length = interval.toSeconds() * wh.length;
        if (length < 22 * 3600 || length > 26 * 3600)
            throw new IllegalArgumentException("%d slots of %s are not a day".formatted(wh.length, interval));
    }

    static MeterDay of(ReadingsRecorded event) {
        String ownerId = event.kind().equals(FEEDER) ? event.feederId() : event.customerId();
        double[] wh = new double[event.values().length];
        int present = 0, estimated = 0;
        for (int i = 0; i < wh.length; i++) {
            double kwh = event.values()[i];
            if (Double.isInfinite(kwh)) throw new IllegalArgumentException("slot %d of %s is infinite".formatted(i, event.meterId()));
            wh[i] = Double.isNaN(kwh) ? Double.NaN : Math.round(kwh * 1000);
            if (Double.isNaN(kwh)) continue;
            present++;
            if (event.quality() != null && i < event.quality().length() && "EJ".indexOf(event.quality().charAt(i)) >= 0) estimated++;
        }
        return new MeterDay(ownerId, event.meterId(), event.channel(), event.day(), event.kind(), event.feederId(), event.interval(), wh,
                present, estimated, event.revision(), event.availableAt());
    }

    /** What a higher revision replaces. */
    Key key() { return new Key(ownerId, meterId, channel, day); }

    record Key(String ownerId, String meterId, String channel, LocalDate day) {}
}
