package com.meterwise.ingestion.checking;

import java.util.Optional;

/**
 * V18: estimated day after day; somebody should go and look at the meter.
 *
 * @param cycles reading cycles, days here, that may be estimated in a row, 3
 */
public record ProlongedEstimation(int cycles) {
    public String code() { return "V18"; }

    /** @param days in a row with estimates, this one included */
    public Optional<Suspicion> judge(int days) {
        if (days <= cycles) return Optional.empty();
        return Optional.of(new Suspicion(code(), Severity.WARNING, -1, 0,
                "estimated for %d days in a row, the limit is %d".formatted(days, cycles)));
    }
}
