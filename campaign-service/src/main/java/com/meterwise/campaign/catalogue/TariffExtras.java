package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireShare;
import static com.meterwise.campaign.catalogue.Definition.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Parts of a tariff beyond prices by period and demand.
 *
 * @param steps  added to the price of the energy above a month's amount
 * @param levies of state or network
 * @param spot   the share of the energy charged at the market's price; or null
 * @param green  the share of renewable energy and its premium; or null
 */
public record TariffExtras(List<Step> steps, List<Levy> levies, Spot spot, Green green) {
    public static final TariffExtras NONE = new TariffExtras(List.of(), List.of(), null, null);
    private static final int MOST = 20;

    /** @param above kWh a month; @param added per kWh beyond them, on top of the steps below; negative is a reduction */
    public record Step(double above, Money added) {
        public Step {
            if (!(above >= 0)) throw new IllegalArgumentException("a step begins at 0 kWh or more, got " + above);
            requireNonNull(added, "added");
        }
    }

    public enum Basis {
        KWH, MONTH
    }

    /** @param price for one kWh or one month */
    public record Levy(String name, Basis basis, Money price) {
        public Levy {
            requireText(name, "levy", 100);
            requireNonNull(basis, "basis");
            requireNonNull(price, "price");
        }
    }

    /** @param share of each hour's energy charged at the wholesale price; @param markup per kWh of it */
    public record Spot(double share, Money markup) {
        public Spot {
            requireShare(share, "spot.share");
            requireNonNull(markup, "markup");
        }
    }

    /** @param share of the energy; @param premium per kWh of it */
    public record Green(double share, Money premium) {
        public Green {
            requireShare(share, "green.share");
            requireNonNull(premium, "premium");
        }
    }

    public TariffExtras {
        steps = steps == null ? List.of() : List.copyOf(steps);
        levies = levies == null ? List.of() : List.copyOf(levies);
        if (steps.size() > MOST || levies.size() > MOST) throw new IllegalArgumentException("a tariff has at most 20 steps and 20 levies");
        for (int i = 1; i < steps.size(); i++)
            if (!(steps.get(i).above() > steps.get(i - 1).above())) throw new IllegalArgumentException("steps must rise: " + steps);
    }
}
