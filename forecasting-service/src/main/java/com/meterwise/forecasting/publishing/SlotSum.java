package com.meterwise.forecasting.publishing;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.forecasting.history.Histories;

/** kWh of many, slot by slot, of one and the same day; each comes in slots of its own, of which the coarsest are whole multiples. */
final class SlotSum {
    private final SortedMap<Duration, double[]> byInterval = new TreeMap<>();

    /** A value that is missing adds nothing. */
    void add(double[] kwh, Duration interval) {
        double[] sum = byInterval.computeIfAbsent(interval, unused -> new double[kwh.length]);
        for (int s = 0; s < sum.length; s++)
            if (!Double.isNaN(kwh[s])) sum[s] += kwh[s];
    }

    /** The coarsest that was added. */
    Duration interval() { return byInterval.lastKey(); }

    /** In the coarsest slots. */
    double[] kwh() {
        double[] total = byInterval.get(interval()).clone();
        byInterval.headMap(interval()).forEach((fine, sum) -> {
            double[] coarse = Histories.coarsened(sum, (int) (interval().toSeconds() / fine.toSeconds()));
            for (int s = 0; s < total.length; s++)
                total[s] += coarse[s];
        });
        return total;
    }
}
