package com.meterwise.ingestion.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;

import com.meterwise.ingestion.registry.MeterFacts;

/**
 * What a register counted from one read to another, without a reset in between.
 *
 * @param from         seconds since 1970
 * @param to           later than {@code from}
 * @param wh           true Wh, rollovers and multiplier included
 * @param resolutionWh one step of the register, multiplier included, as fine as its reads were told
 */
public record Count(long from, long to, double wh, double resolutionWh) {
    /** Decimals of a kWh that a register is believed to show. */
    private static final int MOST_DECIMALS = 3;

    public Count {
        if (to <= from) throw new IllegalArgumentException("a count needs time, got %d to %d".formatted(from, to));
        if (!(wh >= 0)) throw new IllegalArgumentException("a register counts upwards, got " + wh);
    }

    /**
     * The longest counts that reads allow: all of them, or pieces where the register was reset.
     *
     * @param reads true Wh by seconds since 1970
     */
    public static List<Count> of(NavigableMap<Long, Double> reads, MeterFacts meter, Advance advance) {
        List<Count> counts = new ArrayList<>(1);
        double resolution = resolution(reads, meter.dial().factor());
        Map.Entry<Long, Double> first = null;
        Map.Entry<Long, Double> last = null;
        double sum = 0;
        for (Map.Entry<Long, Double> read : reads.entrySet()) {
            OptionalDouble more = last == null
                    ? OptionalDouble.empty()
                    : advance.between(last.getValue(), read.getValue(), read.getKey() - last.getKey(), meter);
            if (more.isPresent()) sum += more.getAsDouble();
            else {
                if (last != first) counts.add(new Count(first.getKey(), last.getKey(), sum, resolution));
                first = read;
                sum = 0;
            }
            last = read;
        }
        if (last != first) counts.add(new Count(first.getKey(), last.getKey(), sum, resolution));
        return counts;
    }

    private static double resolution(NavigableMap<Long, Double> reads, double factor) {
        double step = 1000;
        for (int decimals = 0; decimals < MOST_DECIMALS; decimals++) {
            double tried = step;
            if (reads.values().stream().allMatch(wh -> isMultiple(wh / factor, tried))) break;
            step /= 10;
        }
        return step * factor;
    }

    private static boolean isMultiple(double wh, double step) {
        double steps = wh / step;
        // a product of doubles: what a count of ten digits can be off by
        return Math.abs(steps - Math.rint(steps)) < 1e-5;
    }
}
