package com.meterwise.synthetic;

/**
 * A customer as planted.
 *
 * @param number       from 1
 * @param archetype    how it lives until it drifts
 * @param annualKwh    what it uses in a year until it drifts, own generation included
 * @param contractedKw never exceeded by its load
 * @param flatness     share of its load that is constant beyond the archetype's; negative = more pronounced
 * @param shift        quarter-hours by which its day runs late
 * @param drift        null if it never changes
 * @param theft        null if its meters are honest
 * @param secondMeter  null if it has one meter
 */
record Customer(long number, Archetype archetype, double annualKwh, double contractedKw, double flatness, int shift, Drift drift,
        Theft theft, SecondMeter secondMeter) {
    static final double HOURS_A_YEAR = 8766;
    static final double POWER_FACTOR = 0.9;
    private static final double DEMAND_TARIFF_KVA = 100;
    private static final double KEY_KWH = 1e6;
    private static final double KEY_KVA = 315;

    /** From this epoch day on another archetype and size. */
    record Drift(long fromDay, Archetype to, double annualKwh) {}

    /** From this epoch day on the meters register only this share of the load. */
    record Theft(long fromDay, double registeredShare) {}

    /** A second meter's number and its share of the load. */
    record SecondMeter(long number, double share) {}

    String id() { return "C-%06d".formatted(number); }

    Archetype archetypeOn(long day) { return hasDriftedBy(day) ? drift.to : archetype; }

    double annualKwhOn(long day) { return hasDriftedBy(day) ? drift.annualKwh : annualKwh; }

    double registeredShareOn(long day) { return theft != null && day >= theft.fromDay ? theft.registeredShare : 1; }

    double contractedKva() { return Math.rint(contractedKw / POWER_FACTOR * 10) / 10; }

    /** By the published gates on size: a yearly gigawatt-hour, before or after the drift, or 315 kVA. */
    boolean isKeyAccount() {
        double largest = drift == null ? annualKwh : Math.max(annualKwh, drift.annualKwh);
        return largest >= KEY_KWH || contractedKva() >= KEY_KVA;
    }

    /** Those pay for their highest load, and for a poor power factor. */
    boolean paysForDemand() {
        return contractedKva() >= DEMAND_TARIFF_KVA;
    }

    double voltageKv() { return isKeyAccount() ? 10 : 0.4; }

    private boolean hasDriftedBy(long day) { return drift != null && day >= drift.fromDay; }
}
