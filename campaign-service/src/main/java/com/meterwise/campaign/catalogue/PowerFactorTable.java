package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireShare;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a poor power factor costs and a good one earns, as dated data of a tariff.
 *
 * @param standard power factor at and above which nothing is added
 * @param bands    below the standard, from the top down
 * @param rewards  at and above the standard, best first
 */
public record PowerFactorTable(double standard, List<Band> bands, List<Reward> rewards) {
    /** @param downTo lower edge; @param percentPerHundredth added for each 0.01 the power factor lies below the band's upper edge */
    public record Band(double downTo, double percentPerHundredth) {}

    /** @param from power factor from which the bill is reduced by {@code percent} */
    public record Reward(double from, double percent) {}

    public PowerFactorTable {
        requireShare(standard, "standard");
        bands = List.copyOf(requireNonNull(bands, "bands"));
        rewards = rewards == null ? List.of() : List.copyOf(rewards);
        double edge = standard;
        for (Band band : bands) {
            if (!(band.downTo < edge) || !(band.percentPerHundredth >= 0))
                throw new IllegalArgumentException("bands must go down: " + bands);
            edge = band.downTo;
        }
    }

    /** The 0.90 standard: 0.5 % per 0.01 down to 0.70, 1 % down to 0.65, 2 % below; 0.75 % off from 0.95. */
    public static PowerFactorTable standardOf90() {
        return new PowerFactorTable(.9, List.of(new Band(.7, .5), new Band(.65, 1), new Band(0, 2)), List.of(new Reward(.95, .75)));
    }

    /** Percent added to energy and demand part; negative is a reward. */
    public double percentAt(double powerFactor) {
        if (powerFactor >= standard)
            return rewards.stream().filter(reward -> powerFactor >= reward.from).findFirst().map(reward -> -reward.percent).orElse(0d);
        double percent = 0;
        double edge = standard;
        for (Band band : bands) {
            percent += Math.max(0, edge - Math.max(powerFactor, band.downTo)) * 100 * band.percentPerHundredth;
            edge = band.downTo;
        }
        return Math.round(percent * 1e6) / 1e6;
    }
}
