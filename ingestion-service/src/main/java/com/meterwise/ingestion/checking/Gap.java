package com.meterwise.ingestion.checking;

import java.util.ArrayList;
import java.util.List;

/**
 * V04: slots of the local day that nobody sent. Expected are as many as the day has, 92, 96 or 100 quarter-hours.
 *
 * @param severe share of the day from which on a gap is an error
 */
public record Gap(double severe) implements DayRule {
    private static final int RANGES_SHOWN = 5;

    @Override
    public String code() { return "V04"; }

    /** Gaps are to be filled from the weeks before. */
    @Override
    public boolean isCurious(Series day, Trail trail) { return !day.isComplete(); }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        List<String> ranges = new ArrayList<>();
        int first = -1;
        int missing = 0;
        for (int slot = 0; slot < day.slots();) {
            if (day.has(slot)) {
                slot++;
                continue;
            }
            int from = slot;
            while (slot < day.slots() && !day.has(slot))
                slot++;
            if (first < 0) first = from;
            missing += slot - from;
            ranges.add("[%d, %d)".formatted(from, slot));
        }
        if (missing == 0) return List.of();
        String shown = String.join(" ", ranges.subList(0, Math.min(RANGES_SHOWN, ranges.size())));
        String detail = "%d of %d slots missing: %s%s".formatted(missing, day.slots(), shown, ranges.size() > RANGES_SHOWN ? " …" : "");
        return List.of(new Suspicion(code(), missing > severe * day.slots() ? Severity.ERROR : Severity.WARNING, first, 0, detail));
    }
}
