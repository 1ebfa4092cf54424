package com.meterwise.ingestion.checking;

import java.util.List;

/**
 * The limits of the rules for one source of data, one component a rule.
 *
 * The defaults are those of the rules' own descriptions.
 */
public record Thresholds(Gap gap, Spike spike, RobustSpike robustSpike, Step step, ZeroRun zeroRun, Flatline flatline, Extreme extreme,
        UnexplainedMultiplier multiplier, ClockShift clock, SumCheck sum, HighLow highLow, PowerFactor powerFactor,
        ProlongedEstimation prolonged) {
    public static final Thresholds USUAL = new Thresholds(new Gap(0.25), new Spike(1.8, 0.1), new RobustSpike(5, 2, 0.1), new Step(20, 0.1),
            new ZeroRun(48, 0.01), new Flatline(24, 0, 20), new Extreme(3), new UnexplainedMultiplier(3.5, 0.35), new ClockShift(1, 4, 0.6),
            new SumCheck(2, 0.002), new HighLow(0.5, 2), new PowerFactor(0.5, 6), new ProlongedEstimation(3));

    /** The rules of the day's close that need the meter's own values only. */
    public List<DayRule> dayRules() {
        return List.of(gap, spike, robustSpike, step, zeroRun, flatline, extreme, multiplier, clock);
    }

    /** Those that can be asked while the day is still coming in. */
    public List<DayRule> streamRules() {
        return List.of(spike, step, zeroRun, flatline);
    }
}
