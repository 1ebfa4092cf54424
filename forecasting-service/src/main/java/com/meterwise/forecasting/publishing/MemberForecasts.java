package com.meterwise.forecasting.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.forecasting.evaluation.Backtest;

/** Forecasts of an area's members, added up one after the other, so that none but the sum is held. The same order gives the same sum to the last bit. */
public final class MemberForecasts {
    private final SlotSum[] p50 = new SlotSum[Backtest.LEAD_DAYS];
    private final SortedMap<String, Integer> grades = new TreeMap<>();
    private Instant madeAt = Instant.MIN;
    private int count;

    public MemberForecasts() {
        for (int lead = 1; lead <= p50.length; lead++)
            p50[lead - 1] = new SlotSum();
    }

    public void add(IssuedForecast member) {
        for (int lead = 1; lead <= p50.length; lead++)
            p50[lead - 1].add(member.atLead(lead).p50(), member.interval());
        grades.merge(member.grade(), 1, Integer::sum);
        if (member.madeAt().isAfter(madeAt)) madeAt = member.madeAt();
        count++;
    }

    /** The coarsest of the members'. */
    public Duration interval() { return p50[0].interval(); }

    /** The exact sum of the medians of a lead day, in slots of {@link #interval()}. */
    public double[] p50(int lead) {
        return p50[lead - 1].kwh();
    }

    /** When the last of them was made. */
    public Instant madeAt() { return madeAt; }

    public int count() { return count; }

    /** That of the member in the middle. */
    public String grade() {
        int better = 0;
        for (var grade : grades.entrySet()) {
            better += grade.getValue();
            if (better > count / 2) return grade.getKey();
        }
        throw new IllegalStateException("there are no members");
    }
}
