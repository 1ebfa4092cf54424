package com.meterwise.synthetic;

import com.meterwise.synthetic.Chance.Draw;

/**
 * Reactive energy of large customers: each has a power factor at full load of its own, from motors without compensation to plants that keep to
 * the 0.95 a bill rewards; at part load it is worse, as that of motors is.
 */
record Reactive(long seed) {
    private static final double POOREST = 0.80;
    private static final double BEST = 0.985;
    /** Reactive power for each kW at no load, beside that at full load. */
    private static final double AT_NO_LOAD = 1.3;

    double powerFactorAtFullLoad(Customer customer) { return Chance.of(seed, Draw.POWER_FACTOR, customer.number()).between(POOREST, BEST); }

    /**
     * @param wh   of one of its meters; what is missing there is missing here
     * @param varh is filled
     */
    void of(Customer customer, long[] wh, MarketDay day, long[] varh) {
        double powerFactor = powerFactorAtFullLoad(customer);
        double tangent = Math.sqrt(1 - powerFactor * powerFactor) / powerFactor;
        for (int s = 0; s < day.slots; s++) {
            double use = Math.min(1, wh[s] / (1000 * day.slotHours * customer.contractedKw()));
            varh[s] = wh[s] == ReadingLines.MISSING
                    ? ReadingLines.MISSING
                    : Math.round(wh[s] * tangent * (AT_NO_LOAD + (1 - AT_NO_LOAD) * use));
        }
    }
}
