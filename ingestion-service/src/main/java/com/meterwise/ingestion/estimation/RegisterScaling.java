package com.meterwise.ingestion.estimation;

import java.util.List;
import java.util.Optional;

import com.meterwise.ingestion.checking.Series;

/** What a register counted over a day says how much the estimated slots have together; each keeps its part of it. */
public record RegisterScaling(Registers registers) {
    /** What cumulative registers counted. */
    @FunctionalInterface
    public interface Registers {
        Registers UNKNOWN = day -> Optional.empty();

        /** Wh counted from the day's first instant to its last, multiplier included; empty if it was not read at both. */
        Optional<Long> countedWh(Series day);
    }

    /** est_i x (counted - measured) / sum(est), never below 0. Rounding goes to the last slot, so that the sum is the register's. */
    public List<Estimate> scaled(Series day, List<Estimate> estimates) {
        if (estimates.isEmpty()) return estimates;
        Optional<Long> counted = registers.countedWh(day);
        long estimated = estimates.stream().mapToLong(Estimate::energyWh).sum();
        if (counted.isEmpty() || estimated <= 0) return estimates;
        long left = Math.max(0, counted.get() - day.energyWh());
        double factor = (double) left / estimated;
        java.util.ArrayList<Estimate> scaled = new java.util.ArrayList<>(estimates.size());
        for (int e = 0; e < estimates.size(); e++) {
            Estimate estimate = estimates.get(e);
            long[] wh = new long[estimate.wh().length];
            for (int i = 0; i < wh.length; i++) {
                boolean isLast = e == estimates.size() - 1 && i == wh.length - 1;
                wh[i] = isLast ? left : Math.min(left, Math.round(estimate.wh()[i] * factor));
                left -= wh[i];
            }
            long bound = estimate.boundWh() < 0 ? -1 : Math.round(estimate.boundWh() * factor);
            scaled.add(new Estimate(estimate.slot(), wh, estimate.method(), estimate.donors(), true, bound));
        }
        return List.copyOf(scaled);
    }
}
