package com.meterwise.evidence;

import java.util.Random;

import com.meterwise.campaign.measurement.Arm;
import com.meterwise.campaign.measurement.Effect;
import com.meterwise.campaign.measurement.Trial;

/** Whether campaigns are measured honestly: effects planted in invented trials, trials without an effect, effects too small to find. */
final class LiftBenchmark implements Command {
    private static final int SEEDS = 100;
    private static final double EFFECT = -1.5;

    @Override
    public String name() { return "lift"; }

    @Override
    public String summary() {
        return "C1: planted effects lie in the interval, trials of nothing show nothing, small effects are not claimed";
    }

    @Override
    public String options() { return """
            --customers N  in a trial, a tenth of them held out (2000)
            --seed N       of the first trial (1)"""; }

    @Override
    public boolean run(Arguments arguments) {
        int customers = arguments.number("customers", 2000, 100);
        int seed = arguments.number("seed", 1, 0);
        arguments.refuseTheRest();
        int covered = 0;
        int claimedNothing = 0;
        int claimedSmall = 0;
        int found = 0;
        double narrowed = 0;
        for (int i = 0; i < SEEDS; i++) {
            Trial planted = trial(seed + i, customers, EFFECT);
            Effect effect = planted.effect();
            if (effect.low() <= EFFECT && EFFECT <= effect.high()) covered++;
            if (effect.isClaimed()) found++;
            narrowed += (effect.high() - effect.low()) / width(planted);
            if (trial(seed + SEEDS + i, customers, 0).effect().isClaimed()) claimedNothing++;
            Effect small = trial(seed + 2 * SEEDS + i, customers, -.1).effect();
            if (small.isClaimed() && small.detectable() > .1) claimedSmall++;
        }
        Goals goals = new Goals();
        goals.atLeast("C1 true effect in the 95 % interval", covered, 93, "of 100 seeds", "");
        goals.atMost("C1 claims in trials without an effect", claimedNothing, 0, "of 100 seeds", "5 by a bare test at 5 %");
        goals.atMost("C1 claims of effects below the detectable", claimedSmall, 2, "of 100 seeds", "");
        goals.note("planted effects found", found + " of 100", "");
        goals.note("interval with the time before, over without", Goals.shown(narrowed / SEEDS, ""), "difference of means");
        goals.print(System.out);
        return goals.allReached();
    }

    /** @return trials of a hundred whose planted effect lies in the interval */
    static int covered(int seed, int customers) {
        int covered = 0;
        for (int i = 0; i < SEEDS; i++) {
            Effect effect = trial(seed + i, customers, EFFECT).effect();
            if (effect.low() <= EFFECT && EFFECT <= effect.high()) covered++;
        }
        return covered;
    }

    private static double width(Trial trial) {
        Effect plain = new Trial(new Arm(trial.treated().outcome(), null), new Arm(trial.control().outcome(), null)).effect();
        return plain.high() - plain.low();
    }

    /** Skewed use before; use after goes with it, drifts and spreads. */
    private static Trial trial(long seed, int customers, double effect) {
        Random random = new Random(seed);
        return new Trial(arm(random, customers - customers / 10, effect), arm(random, customers / 10, 0));
    }

    private static Arm arm(Random random, int customers, double effect) {
        double[] before = new double[customers];
        double[] after = new double[customers];
        for (int i = 0; i < customers; i++) {
            before[i] = 20 * Math.exp(.6 * random.nextGaussian());
            after[i] = .97 * before[i] * Math.exp(.08 * random.nextGaussian()) + 2 * random.nextGaussian() + effect;
        }
        return new Arm(after, before);
    }
}
