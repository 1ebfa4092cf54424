package com.meterwise.ingestion.registers;

import java.util.OptionalDouble;

import com.meterwise.ingestion.registry.Dial;
import com.meterwise.ingestion.registry.MeterFacts;

/**
 * V17: how far a register moved between two reads. Where the count falls, the dial began again if it stood near its end and the use is possible;
 * else it was reset or ran backwards, and nobody knows.
 *
 * @param nearTheEnd share of the dial beyond which a fall can be a new beginning, 0.9
 */
public record Advance(double nearTheEnd) {
    public Advance {
        if (!(nearTheEnd > 0 && nearTheEnd < 1)) throw new IllegalArgumentException("nearTheEnd must lie in (0, 1), got " + nearTheEnd);
    }

    /**
     * @param before  true Wh
     * @param after   true Wh, {@code seconds} later
     * @return Wh between the two; empty if the count fell and nothing explains it
     */
    public OptionalDouble between(double before, double after, long seconds, MeterFacts meter) {
        if (after >= before) return OptionalDouble.of(after - before);
        Dial dial = meter.dial();
        if (dial.digits().isEmpty()) return OptionalDouble.empty();
        double full = Math.pow(10, dial.digits().getAsInt()) * 1000 * dial.factor();
        double used = after + full - before;
        // without a limit of the connection, a tenth of the dial is what is believed
        double plausible = meter.limitKw().isPresent() ? meter.limitKw().getAsDouble() * seconds / 3.6 : (1 - nearTheEnd) * full;
        return before > nearTheEnd * full && before < full && used <= plausible ? OptionalDouble.of(used) : OptionalDouble.empty();
    }
}
