package com.meterwise.ingestion.checking;

import java.util.Optional;

import com.meterwise.ingestion.intake.Energy;

/**
 * V15: active against reactive energy: a power factor that no plant has for hours means swapped wires or channels, and so does reactive
 * energy alone.
 *
 * @param least P / sqrt(P² + Q²) below which it is one, 0.5
 * @param hours in a row, 6
 */
public record PowerFactor(double least, double hours) {
    public String code() { return "V15"; }

    /** @param active and {@code reactive}: Wh and varh of the same slots */
    public Optional<Suspicion> judge(Series active, Series reactive) {
        if (active.slots() != reactive.slots()) return Optional.empty();
        int limit = active.slotsIn(hours);
        int run = 0;
        for (int slot = 0; slot < active.slots(); slot++) {
            run = isLow(active.wh()[slot], reactive.wh()[slot]) ? run + 1 : 0;
            if (run == limit)
                return Optional.of(new Suspicion(code(), Severity.WARNING, slot - limit + 1, 0,
                        "a power factor below %.2f for %d slots".formatted(least, limit)));
        }
        return Optional.empty();
    }

    private boolean isLow(long wh, long varh) {
        if (wh == Energy.MISSING || varh == Energy.MISSING || varh == 0) return false;
        return wh < least * Math.hypot(wh, varh);
    }
}
