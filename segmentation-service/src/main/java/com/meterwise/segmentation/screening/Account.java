package com.meterwise.segmentation.screening;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A customer as the screening for key accounts sees it; what is not known is null.
 *
 * @param annualKwh energy a year, from the window
 * @param features  of its load, by name
 * @param pin       a person's decision, if one is in force
 * @param tierBefore tier of the last screening, if any
 */
public record Account(String customerId, Double annualKwh, Double contractedKva, Double voltageKv, Boolean criticalSupply, String parentId,
        BigDecimal annualRevenue, Map<String, Double> features, Optional<Pin> pin, Optional<Tier> tierBefore) {
    public Account {
        requireNonNull(customerId, "customerId");
        features = Map.copyOf(features);
    }

    /** Energy a year, 0 while too little is known to tell. */
    double kwh() { return annualKwh == null ? 0 : annualKwh; }

    /** @param until last day on which it holds */
    public record Pin(Tier tier, String reason, LocalDate until) {
        public Pin {
            requireNonNull(tier, "tier");
            if (reason.isBlank()) throw new IllegalArgumentException("a pin needs a reason");
            requireNonNull(until, "until");
        }

        public boolean holdsOn(LocalDate day) { return !day.isAfter(until); }
    }
}
