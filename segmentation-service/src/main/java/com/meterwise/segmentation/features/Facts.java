package com.meterwise.segmentation.features;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a customer besides its readings; what is not known is null or missing, never zero.
 *
 * @param kind     RESIDENTIAL, COMMERCIAL and so on; null or UNKNOWN if nobody said
 * @param critical whether its supply is critical
 * @param contractKwhADay energy contracted for a day of the month, where a contract says
 * @param events   service events of the year up to the window's end, by kind; null if none are recorded of anybody
 * @param powerFactor of the month up to the window's end; null where reactive energy is not measured
 * @param periods  peak and valley hours of the tariff in force on the window's last day; null if it tells none apart
 */
public record Facts(String kind, Boolean critical, Map<YearMonth, Double> contractKwhADay, Map<String, Integer> events,
        Double powerFactor, Periods periods) {
    public static final Facts NONE = new Facts(null, null, Map.of(), null);

    /** Of a customer whose reactive energy is not measured. */
    public Facts(String kind, Boolean critical, Map<YearMonth, Double> contractKwhADay, Map<String, Integer> events) {
        this(kind, critical, contractKwhADay, events, null, null);
    }

    public Facts {
        contractKwhADay = Map.copyOf(contractKwhADay);
        events = events == null ? null : new TreeMap<>(events);
    }

    /** Of a customer who pays by the hour. */
    Facts with(Periods hours) {
        return new Facts(kind, critical, contractKwhADay, events, powerFactor, hours);
    }

    public static Facts ofKind(String kind) { return new Facts(kind, null, Map.of(), null); }

    /** 1 if the customer is of that kind, 0 if of another, NaN if nobody said. */
    double isKind(String wanted) {
        return kind == null || kind.equals("UNKNOWN") ? Double.NaN : kind.equals(wanted) ? 1 : 0;
    }

    /** 0 to 1, NaN where reactive energy is not measured. */
    double powerFactorOrNaN() {
        return powerFactor == null ? Double.NaN : powerFactor;
    }

    double isCritical() { return critical == null ? Double.NaN : critical ? 1 : 0; }

    double count(String... kinds) {
        if (events == null) return Double.NaN;
        int count = 0;
        for (String wanted : kinds)
            count += events.getOrDefault(wanted, 0);
        return count;
    }
}
