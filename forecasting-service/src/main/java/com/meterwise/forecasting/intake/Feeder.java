package com.meterwise.forecasting.intake;

import static java.util.Objects.requireNonNull;

/**
 * A feeder or transformer area.
 *
 * @param parentId      feeder it hangs on, or null
 * @param voltageKv     line voltage, or null when not known
 * @param resistanceOhm equivalent resistance per phase, or null
 * @param noLoadKw      no-load loss of its transformers, or null
 */
public record Feeder(String feederId, String parentId, Double voltageKv, Double resistanceOhm, Double noLoadKw) {
    public Feeder {
        requireNonNull(feederId, "feederId");
    }

    /** Whether its load loss can be computed. */
    public boolean hasLine() {
        return resistanceOhm != null && resistanceOhm >= 0 && voltageKv != null && voltageKv > 0;
    }
}
