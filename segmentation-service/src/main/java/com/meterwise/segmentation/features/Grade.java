package com.meterwise.segmentation.features;

import java.util.List;

import com.meterwise.segmentation.intake.CustomerDay;

/** How far the data of a window can be relied on. */
public enum Grade {
    A, B, C, F;

    /**
     * Share of the slots measured, from the first day with data on; estimated ones count half, meters that never report count as missing.
     */
    static Grade of(LoadWindow window) {
        List<CustomerDay> days = window.days();
        if (days.isEmpty()) return F;
        double good = 0;
        int seen = 0;
        int meters = 1;
        for (CustomerDay day : days) {
            double estimated = Math.min(day.completeSlots(), (double) day.estimated() / day.meters());
            good += (day.completeSlots() - estimated / 2) / day.energy().slots();
            seen++;
            meters = Math.max(meters, day.meters());
        }
        double expectedDays = Math.max(seen, days.get(0).day().until(window.to(), java.time.temporal.ChronoUnit.DAYS) + 1);
        double share = good / expectedDays * Math.min(1, (double) meters / Math.max(1, window.expectedMeters()));
        if (share >= 0.98) return A;
        if (share >= 0.9) return B;
        return share >= 0.7 ? C : F;
    }
}
