package com.meterwise.segmentation.intake;

import java.time.LocalDate;

/**
 * Reactive energy of a meter on a day.
 *
 * @param channel importKvarh or exportKvarh
 * @param varh    sum of what was measured
 * @param whole   whether every slot was
 */
record ReactiveDay(String customerId, String meterId, LocalDate day, String channel, int revision, long varh, boolean whole) {

    /** @param kvarh per slot, NaN where not measured; the direction is the channel's, so that a sign says nothing */
    static ReactiveDay of(String customerId, String meterId, LocalDate day, String channel, int revision, double[] kvarh) {
        long varh = 0;
        boolean whole = true;
        for (double slot : kvarh) {
            if (Double.isNaN(slot)) whole = false;
            else
                varh += Math.round(Math.abs(slot) * 1000);
        }
        return new ReactiveDay(customerId, meterId, day, channel, revision, varh, whole);
    }
}
