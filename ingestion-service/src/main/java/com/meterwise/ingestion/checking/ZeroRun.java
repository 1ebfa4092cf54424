package com.meterwise.ingestion.checking;

import java.util.List;

/**
 * V12: zeros for longer than two days where zeros are rare.
 *
 * @param hours     zeros for longer than this, 48
 * @param usualRate share of zeros of the weeks before from which on zeros are this customer's way, 0.01
 */
public record ZeroRun(double hours, double usualRate) implements DayRule {
    @Override
    public String code() { return "V12"; }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        int head = 0;
        while (head < day.slots() && day.wh()[head] == 0)
            head++;
        int before = trail.tailZeros();
        if (head == 0 || before + head <= day.slotsIn(hours)) return List.of();
        double rate = trail.zeroShare();
        if (!(rate < usualRate)) return List.of();
        return List.of(new Suspicion(code(), Severity.WARNING, 0, head, "%d slots of 0 in a row, the limit is %d; usual are %.1f %%"
                .formatted(before + head, day.slotsIn(hours), 100 * rate)));
    }
}
