package com.meterwise.segmentation.features;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A named number about a customer's load.
 *
 * @param unit      unit of its value; "1" for a ratio
 * @param group     what it tells about; {@link Group#NOTE} is shown and not clustered
 * @param logScale  whether it spans orders of magnitude, so that ratios and not differences count
 * @param formula   for a person
 * @param source    where the definition comes from
 * @param leastDays usable days without which it is absent
 * @param low       how a segment with low values is described
 * @param high      how a segment with high values is described
 */
public record Feature(String name, String unit, Group group, boolean logScale, String formula, String source, int leastDays, String low,
        String high,
        ToDoubleFunction<LoadShape> rule) {
    /** Source of a feature that compares a customer with all others, who are known together only once the day has closed. */
    static final String OF_ALL_CUSTOMERS = "readings of all customers";

    public Feature {
        requireNonNull(name, "name");
        requireNonNull(rule, "rule");
        if (leastDays < 1) throw new IllegalArgumentException("a feature needs at least a day, got " + leastDays);
    }

    public enum Group {
        SCALE, SHAPE, PROFILE, VARIATION, WEATHER, COMMERCIAL, NOTE
    }

    /** When the value is brought up to date. */
    public enum Refresh {
        /** With each block, and each change of what else it is made from. */
        LIVE,
        /** When the market day closes: it needs what is known of all customers then. */
        DAILY
    }

    /** As a person would call it. */
    public String label() { return Labels.of(name); }

    /** A value of it with its unit, for a person. */
    public String told(double value) {
        return unit.equals("1") ? Labels.number(value) : Labels.number(value) + " " + unit;
    }

    public Refresh refresh() { return source.equals(OF_ALL_CUSTOMERS) ? Refresh.DAILY : Refresh.LIVE; }

    /** The value, or empty if there is too little data or none that defines it. Never zero for want of data. */
    OptionalDouble of(LoadShape shape) {
        if (shape.usableDays < leastDays) return OptionalDouble.empty();
        double value = rule.applyAsDouble(shape);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
