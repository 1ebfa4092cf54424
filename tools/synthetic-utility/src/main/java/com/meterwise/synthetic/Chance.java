package com.meterwise.synthetic;

/**
 * Reproducible draws. A sequence is a pure function of what it is keyed by, so that any customer and any day can be made alone, in any order,
 * with nothing remembered. The generator is SplitMix64 (Steele, Lea, Flood 2014). Not thread-safe.
 */
final class Chance {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double ROOT_3 = Math.sqrt(3);

    /** What a sequence decides: draws for different questions must not be the same numbers. */
    enum Draw {
        ARCHETYPE, SIZE, CONTRACT, HABIT, DRIFT, DRIFT_DETAIL, THEFT, THEFT_DETAIL, SECOND_METER, SECOND_METER_SHARE, REGION, CONSENT, COMMERCE, FEEDER, WEATHER, CLOUD, NOISE, NOISE_AT_MIDNIGHT, DAY_LEVEL, MISHAP, FAULT, FAULT_DETAIL, TERMS, EVENT, PRICE, FORECAST, POWER_FACTOR, GROUP
    }

    private long state;

    private Chance(long state) { this.state = state; }

    static Chance of(long seed, Draw draw, long key) {
        return new Chance(mix(mix(seed + draw.ordinal() * 0x632BE59BD9B4E019L) ^ key * GOLDEN_GAMMA));
    }

    static Chance of(long seed, Draw draw, long key, long day) {
        return new Chance(mix(mix(mix(seed + draw.ordinal() * 0x632BE59BD9B4E019L) ^ key * GOLDEN_GAMMA) + day * 0xD1B54A32D192ED03L));
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** In [0, 1). */
    double uniform() { return (next() >>> 11) * 0x1.0p-53; }

    /** In [from, to). */
    double between(double from, double to) { return from + (to - from) * uniform(); }

    /** In [0, bound). */
    long below(long bound) { return (long) (uniform() * bound); }

    /**
     * About standard normal: the sum of four uniforms out of one 64-bit draw. It never leaves +-3.47, so that a load made of it has a
     * bound that a contract can be written for.
     */
    double normal() {
        long bits = next();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum * 0x1.0p-16 - 2) * ROOT_3;
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
