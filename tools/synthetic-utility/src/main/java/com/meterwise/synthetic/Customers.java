package com.meterwise.synthetic;

import com.meterwise.synthetic.Chance.Draw;
import com.meterwise.synthetic.Customer.Drift;
import com.meterwise.synthetic.Customer.SecondMeter;
import com.meterwise.synthetic.Customer.Theft;

/**
 * The customers of a utility, each made from seed and number alone when it is asked for: a million of them take no more memory than one.
 */
final class Customers {
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
    private static final int SECOND_METER_EVERY = 25;
    private static final double LEAST_KW = 5;

    private final Utility utility;
    private final double firstArchetype;

    Customers(Utility utility) {
        this.utility = utility;
        firstArchetype = Chance.of(utility.seed(), Draw.ARCHETYPE, 0).uniform();
    }

    /** @param index from 0 */
    Customer at(long index) {
        Archetype archetype = archetype(index);
        double annualKwh = archetype.size().annualKwh(chance(Draw.SIZE, index));
        Drift drift = drift(index, archetype, annualKwh);
        double peakKw = archetype.peakKw(annualKwh);
        if (drift != null) peakKw = Math.max(peakKw, drift.to().peakKw(drift.annualKwh()));
        double contractedKw = contractedKw(peakKw * chance(Draw.CONTRACT, index).between(1.05, 1.7));
        Chance habit = chance(Draw.HABIT, index);
        int late = archetype.isResidential() ? 4 : 2;
        return new Customer(index + 1, archetype, annualKwh, contractedKw, habit.between(-.08, .12), (int) habit.below(2 * late + 1) - late,
                drift, drift == null ? theft(index) : null, secondMeter(index));
    }

    /** The multiples of the golden ratio fill the unit interval evenly, so that even three dozen customers show every archetype. */
    private Archetype archetype(long index) {
        double place = firstArchetype + index * GOLDEN_RATIO;
        return Archetype.at(place - Math.floor(place));
    }

    private Drift drift(long index, Archetype archetype, double annualKwh) {
        if (!isPicked(Draw.DRIFT, index, utility.mishaps().driftEvery())) return null;
        Chance chance = chance(Draw.DRIFT_DETAIL, index);
        Archetype to = archetype.successor();
        double growth = to == Archetype.NIGHT_STORAGE ? chance.between(1.8, 2.6) : chance.between(0.8, 1.5);
        return new Drift(plantedDay(chance), to, Math.rint(annualKwh * growth));
    }

    private Theft theft(long index) {
        if (!isPicked(Draw.THEFT, index, utility.mishaps().theftEvery())) return null;
        Chance chance = chance(Draw.THEFT_DETAIL, index);
        return new Theft(plantedDay(chance), Math.rint(chance.between(0.3, 0.7) * 100) / 100);
    }

    private SecondMeter secondMeter(long index) {
        if (!isPicked(Draw.SECOND_METER, index, SECOND_METER_EVERY)) return null;
        long number = utility.customers() + index / SECOND_METER_EVERY + 1;
        return new SecondMeter(number, chance(Draw.SECOND_METER_SHARE, index).between(.2, .45));
    }

    /** In the middle of the time told, so that there is a before and an after. */
    private long plantedDay(Chance chance) {
        return utility.from().toEpochDay() + Math.max(1, (long) (utility.days() * chance.between(.4, .7)));
    }

    /** Exactly one customer of each row of so many: a share that holds for small utilities too. */
    private boolean isPicked(Draw draw, long index, int every) {
        if (every == 0) return false;
        long first = index / every * every;
        long row = Math.min(every, utility.customers() - first);
        return index - first == chance(draw, first).below(row);
    }

    /** Contracts come in round numbers. */
    private static double contractedKw(double kw) {
        double step = kw < 50 ? 0.5 : kw < 500 ? 5 : 25;
        return Math.max(LEAST_KW, Math.ceil(kw / step) * step);
    }

    private Chance chance(Draw draw, long index) { return Chance.of(utility.seed(), draw, index); }
}
