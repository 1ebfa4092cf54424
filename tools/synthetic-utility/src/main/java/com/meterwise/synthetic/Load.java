package com.meterwise.synthetic;

import com.meterwise.synthetic.Chance.Draw;

/**
 * What customers really draw: shape x season and weather x the day's level x noise, less own generation. Noise follows an AR(1) that runs on
 * over midnight although each day is made alone: its values at all midnights are drawn first, and each day's path is bent to meet the
 * next one (the path of a Gaussian process given both ends: add the miss times the covariance with the end). Not thread-safe.
 */
final class Load {
    private static final double PERSISTENCE_AN_HOUR = 0.65;
    private static final double LEAST_FACTOR = 0.1;
    private static final double KWH_A_KWP = 950;

    private final long seed;
    private double[] path = new double[101];

    Load(long seed) { this.seed = seed; }

    /** @param wh receives the customer's energy of each slot in whole Wh; at least as long as the day */
    void draw(Customer customer, MarketDay day, long[] wh) {
        long today = day.date.toEpochDay();
        Archetype archetype = customer.archetypeOn(today);
        Response response = archetype.response();
        double annualKwh = customer.annualKwhOn(today);
        double level = Math.max(LEAST_FACTOR, 1 + response.dayNoise() * Chance.of(seed, Draw.DAY_LEVEL, customer.number(), today).normal());
        double meanKw = annualKwh / Customer.HOURS_A_YEAR * level * response.on(day.celsius, day.winter);
        boolean closed = archetype == Archetype.SCHOOL && day.vacation;
        double[] shape = archetype.shape().on(closed ? DayKind.SUNDAY : day.kind);
        double roofKwp = archetype == Archetype.PV_HOUSEHOLD ? annualKwh / KWH_A_KWP : 0;
        double[] noise = noise(customer.number(), day);
        for (int s = 0; s < day.slots; s++) {
            int quarter = day.quarters[s] - customer.shift();
            if (quarter < 0) quarter += Shape.QUARTERS;
            else if (quarter >= Shape.QUARTERS) quarter -= Shape.QUARTERS;
            double factor = customer.flatness() + (1 - customer.flatness()) * shape[quarter];
            double kw = meanKw * factor * Math.max(LEAST_FACTOR, 1 + response.slotNoise() * noise[s]);
            kw = Math.max(0, Math.min(kw, customer.contractedKw()) - roofKwp * day.sun[s]);
            wh[s] = (long) (kw * day.slotHours * 1000 + 0.5);
        }
    }

    /** Standard normal noise of the day's slots and, after the last one, that of the next midnight. Valid until the next call. */
    double[] noise(long customer, MarketDay day) {
        int n = day.slots;
        long today = day.date.toEpochDay();
        if (path.length <= n) path = new double[n + 1];
        double persistence = StrictMath.pow(PERSISTENCE_AN_HOUR, day.slotHours);
        double fresh = Math.sqrt(1 - persistence * persistence);
        Chance chance = Chance.of(seed, Draw.NOISE, customer, today);
        path[0] = Chance.of(seed, Draw.NOISE_AT_MIDNIGHT, customer, today).normal();
        for (int s = 1; s <= n; s++)
            path[s] = persistence * path[s - 1] + fresh * chance.normal();
        double miss = Chance.of(seed, Draw.NOISE_AT_MIDNIGHT, customer, today + 1).normal() - path[n];
        for (int s = n; s > 0 && Math.abs(miss) > 1e-4; s--, miss *= persistence)
            path[s] += miss;
        return path;
    }
}
