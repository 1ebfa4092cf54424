package com.meterwise.ingestion.intake;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A unit readings come in, and its way to whole Wh. Reactive energy is counted the same way, in whole varh. */
public enum Energy {
    WH(1), KWH(1_000), MWH(1_000_000), KW(1_000);

    /** No value; never a zero. */
    public static final long MISSING = Long.MIN_VALUE;
    /** A slot of more than a TWh is a typing error, and sums must not overflow. */
    static final double LIMIT_WH = 1e12;
    private static final Map<String, Energy> NAMES = Map.of("wh", WH, "varh", WH, "kwh", KWH, "kvarh", KWH, "mwh", MWH, "mvarh", MWH, "kw",
            KW, "kvar", KW);

    private final double wh;

    Energy(double wh) { this.wh = wh; }

    /** @throws IllegalArgumentException if there is no such unit */
    public static Energy named(String name) {
        Energy unit = NAMES.get(name.toLowerCase(Locale.ROOT));
        if (unit == null) throw new IllegalArgumentException("unit must be kWh, Wh, MWh or kW, got " + Shown.of(name));
        return unit;
    }

    /** How many Wh one of this unit is, over a slot of the interval. */
    double factor(Duration interval) {
        return this == KW ? wh * interval.toMillis() / 3_600_000.0 : wh;
    }

    /**
     * @return whole Wh; {@link #MISSING} for NaN
     * @throws IllegalArgumentException if the value is beyond any meter
     */
    static long wh(double value, double factor) {
        if (Double.isNaN(value)) return MISSING;
        double wh = value * factor;
        if (!(Math.abs(wh) <= LIMIT_WH)) throw new IllegalArgumentException("no meter measures %s".formatted(value));
        return Math.round(wh);
    }

    /** For people and events: kWh, NaN if missing. */
    public static double kwh(long wh) { return wh == MISSING ? Double.NaN : wh / 1000.0; }
}
