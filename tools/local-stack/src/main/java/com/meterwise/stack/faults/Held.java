package com.meterwise.stack.faults;

/**
 * A meter-day as a service holds it.
 *
 * @param revision of ingestion's that it is
 * @param present  slots that have a value
 * @param totalWh  their sum
 */
public record Held(int revision, int present, long totalWh) {
    static Held of(int revision, long[] wh) {
        long total = 0;
        int present = 0;
        for (long one : wh) {
            if (one == Journal.NONE) continue;
            present++;
            total += one;
        }
        return new Held(revision, present, total);
    }
}
