package com.meterwise.ingestion.registry;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * How a meter's register counts.
 *
 * @param factor true energy of one unit of the dial: current and voltage transformer ratios times the meter's constant
 * @param digits before the decimal point, of kWh; at 10^digits it begins again at 0
 */
public record Dial(double factor, OptionalInt digits) {
    public static final Dial PLAIN = new Dial(1, OptionalInt.empty());

    public Dial {
        if (!(factor > 0)) throw new IllegalArgumentException("factor must be positive, got " + factor);
        requireNonNull(digits, "digits");
    }
}
