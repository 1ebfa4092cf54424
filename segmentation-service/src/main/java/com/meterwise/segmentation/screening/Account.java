package com.meterwise.segmentation.screening;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A customer as the screening for key accounts sees it; what is not known is null.
 *
 * @param annualKwh energy a year, from the window
 * @param parentId  group account
 * @param features  of its load, by name
 * @param pin       a person's decision, if one is in force
 * @param before    its standing at the last screening, if any
 */
public record Account(String customerId, Double annualKwh, Double contractedKva, Double voltageKv, Boolean criticalSupply, String parentId,
        Map<String, Double> features, Money money, Dealings dealings, Optional<Pin> pin, Optional<Before> before) {
    public Account {
        requireNonNull(customerId, "customerId");
        requireNonNull(money, "money");
        requireNonNull(dealings, "dealings");
        features = Map.copyOf(features);
    }

    /** Energy a year, 0 while too little is known to tell. */
    double kwh() { return annualKwh == null ? 0 : annualKwh; }

    /** Margin a year, 0 while it is not known; a loss counts as nothing gained. */
    double margin() {
        return money.margin() == null ? 0 : Math.max(0, money.margin());
    }

    /** What it is one of when the largest are looked for: its group account, or itself. */
    String group() {
        return parentId == null ? customerId : parentId;
    }

    /** @param until last day on which it holds */
    public record Pin(Tier tier, String reason, LocalDate until) {
        public Pin {
            requireNonNull(tier, "tier");
            if (reason.isBlank()) throw new IllegalArgumentException("a pin needs a reason");
            requireNonNull(until, "until");
        }

        public boolean holdsOn(LocalDate day) { return !day.isAfter(until); }
    }

    /**
     * @param earned tier by the numbers alone, without a pin
     * @param below  since when the numbers no longer bear it, or null
     */
    public record Before(Tier earned, LocalDate below) {
        public Before {
            requireNonNull(earned, "earned");
        }
    }
}
