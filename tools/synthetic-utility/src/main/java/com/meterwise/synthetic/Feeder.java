package com.meterwise.synthetic;

import java.util.List;

/**
 * A feeder with the customers on it. Its supply meter stands at its head and sees what they really draw, and the technical loss: a constant
 * no-load part, and a resistive part R / V^2 x P^2 / 1000 kW of the power P that enters it (kW, line kV, ohm a phase, reactive power 0).
 *
 * @param number        from 1
 * @param customers     at least one
 * @param resistanceOhm equivalent resistance a phase
 * @param noLoadKw      loss of its transformers at any load
 */
record Feeder(long number, List<Customer> customers, double voltageKv, double resistanceOhm, double noLoadKw) {
    /** Above this share of resistive loss at full contracted load no supply could carry the load: the line would be too weak. */
    private static final double MOST_LOSS_AT_FULL_LOAD = 0.15;
    private static final double NO_LOAD_SHARE = 0.0015;
    /** Mean of the square over square of the mean, of a feeder's yearly load. */
    private static final double SQUARE_OVER_MEAN = 1.25;

    Feeder {
        customers = List.copyOf(customers);
        if (customers.isEmpty()) throw new IllegalArgumentException("a feeder needs a customer");
    }

    /** @param lossShare resistive loss that its line is built for, as a share of yearly energy */
    static Feeder of(long number, List<Customer> customers, double lossShare) {
        double annualKwh = 0;
        double contractedKw = 0;
        double voltageKv = 0;
        for (Customer customer : customers) {
            annualKwh += customer.annualKwh();
            contractedKw += customer.contractedKw();
            voltageKv = Math.max(voltageKv, customer.voltageKv());
        }
        double meanKw = annualKwh / Customer.HOURS_A_YEAR;
        double lossPerKw = Math.min(lossShare / (meanKw * SQUARE_OVER_MEAN), MOST_LOSS_AT_FULL_LOAD / contractedKw);
        double ohm = rounded(lossPerKw * 1000 * voltageKv * voltageKv, 1e5);
        return new Feeder(number, customers, voltageKv, ohm, rounded(contractedKw * NO_LOAD_SHARE, 1e3));
    }

    String id() { return "F-%03d".formatted(number); }

    String meterId() { return "FM-%03d".formatted(number); }

    /** Its transformer carries all contracts at once. */
    double ratedKva() {
        double kva = 0;
        for (Customer customer : customers)
            kva += customer.contractedKva();
        return Math.ceil(kva * 1.25 / 10) * 10;
    }

    /** Technical loss of one slot in which this energy entered. */
    double lossWh(double suppliedWh, double hours) {
        double kw = suppliedWh / 1000 / hours;
        return (noLoadKw + resistanceOhm / (voltageKv * voltageKv) * kw * kw / 1000) * hours * 1000;
    }

    /** Energy that must enter for the drawn energy to arrive: the smaller root of supply = drawn + loss(supply), to the whole Wh. */
    long supplyWh(long drawnWh, double hours) {
        double leavingKw = drawnWh / 1000.0 / hours + noLoadKw;
        double k = resistanceOhm / (voltageKv * voltageKv) / 1000;
        double kw = k == 0 ? leavingKw : (1 - Math.sqrt(1 - 4 * k * leavingKw)) / (2 * k);
        return Math.round(kw * hours * 1000);
    }

    private static double rounded(double value, double parts) { return Math.rint(value * parts) / parts; }
}
