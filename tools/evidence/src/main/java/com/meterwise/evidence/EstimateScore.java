package com.meterwise.evidence;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.meterwise.ingestion.estimation.Estimate;

/** Estimates against what was really drawn. */
final class EstimateScore {
    private static final class Sum {
        double misses;
        double truth;
        int slots;
        int bounded;
        int within;
    }

    private final Map<Estimate.Method, Sum> sums = new EnumMap<>(Estimate.Method.class);

    /** @param truthKwh of the whole day */
    void add(List<Estimate> estimates, double[] truthKwh) {
        for (Estimate estimate : estimates) {
            Sum sum = sums.computeIfAbsent(estimate.method(), any -> new Sum());
            for (int i = 0; i < estimate.wh().length; i++) {
                double truth = truthKwh[estimate.slot() + i] * 1000;
                double miss = Math.abs(truth - estimate.wh()[i]);
                sum.misses += miss;
                sum.truth += truth;
                sum.slots++;
                if (estimate.boundWh() < 0) continue;
                sum.bounded++;
                if (miss <= estimate.boundWh()) sum.within++;
            }
        }
    }

    void addTo(Goals table) {
        sums.forEach((method, sum) -> table.note("estimates by " + method, "WAPE %.1f %% of %,d slots, %.0f %% within the 90 %% bound"
                .formatted(100 * sum.misses / sum.truth, sum.slots, 100.0 * sum.within / Math.max(1, sum.bounded)), ""));
    }
}
