package com.meterwise.forecasting.losses;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A feeder's loss laid on those who cause it: a customer's part goes with 2 b S x, what one more kWh of its costs while the feeder carries S.
 * The b is the same for all and falls out when the parts are scaled to the loss.
 *
 * @param kwh loss by customer
 */
public record Allocation(Map<String, Double> kwh) {
    public Allocation {
        kwh = Collections.unmodifiableMap(new TreeMap<>(kwh));
    }

    /** @param lossKwh what is laid on; negative counts as nothing */
    public static Allocation of(Balance balance, double lossKwh) {
        FeederSlots slots = balance.slots();
        Map<String, Double> weights = new TreeMap<>();
        double all = 0;
        for (Map.Entry<String, double[]> customer : balance.soldTo().entrySet()) {
            double weight = 0;
            for (int s = 0; s < slots.slots(); s++)
                if (slots.isComplete(s)) weight += Math.abs(slots.head()[s]) * customer.getValue()[s];
            weights.put(customer.getKey(), weight);
            all += weight;
        }
        double scale = all > 0 ? Math.max(0, lossKwh) / all : 0;
        weights.replaceAll((id, weight) -> weight * scale);
        return new Allocation(weights);
    }
}
