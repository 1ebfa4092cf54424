package com.meterwise.ingestion.estimation;

import java.time.LocalDate;
import java.util.List;

/**
 * A run of slots that nobody measured, and what stands for them.
 *
 * @param slot    first slot
 * @param wh      whole Wh a slot
 * @param method  how it was made
 * @param donors  days whose values it is made of; empty if of none but its own
 * @param scaled  whether it was scaled to what a register counted
 * @param boundWh half the width of the interval in which 90 % of such estimates lie, Wh a slot; -1 if there is nothing to tell it from
 */
public record Estimate(int slot, long[] wh, Method method, List<LocalDate> donors, boolean scaled, long boundWh) {
    /** In the order in which they are tried. */
    public enum Method {
        LINEAR, LIKE_DAY, PROXY_DAY, PROFILE
    }

    public Estimate {
        if (slot < 0 || wh.length == 0) throw new IllegalArgumentException("%d slots from %d".formatted(wh.length, slot));
        donors = List.copyOf(donors);
    }

    public int end() { return slot + wh.length; }

    public long energyWh() {
        long sum = 0;
        for (long value : wh)
            sum += value;
        return sum;
    }
}
