package com.meterwise.campaign.valuation;

import java.util.List;
import java.util.stream.Stream;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Tariff;

/**
 * How far what is proposed lies from the cheapest tariff the customer could have. All tariffs are billed for the same load, as it is, with the
 * product's effect and without any shift to cheaper hours; a year's bill is the mean over the courses the load may take.
 *
 * @param best   the cheapest tariff of today's, the proposed one and the alternatives
 * @param bill   under it, a year
 * @param amount what the proposed tariff costs beyond it; 0 if it is the cheapest
 */
public record Regret(String best, Money bill, Money amount) {

    /** @return null if the proposal does not say which tariffs there are */
    static Regret of(Proposal asked, List<YearLoad> paths) {
        if (asked.alternatives() == null) return null;
        List<YearLoad> loads = paths.stream().map(path -> path.after(asked.product().effect())).toList();
        double proposed = bill(asked.then(), asked, loads);
        Tariff best = asked.then();
        double least = proposed;
        for (Tariff tariff : Stream.concat(Stream.of(asked.now()), asked.alternatives().stream()).toList()) {
            if (!isBillable(tariff, asked)) continue;
            double bill = bill(tariff, asked, loads);
            if (bill < least) {
                least = bill;
                best = tariff;
            }
        }
        return new Regret(best.id(), Money.rounded(least), Money.rounded(proposed - least));
    }

    /** Whether all that the tariff charges for is known of the customer, in the same money. */
    private static boolean isBillable(Tariff tariff, Proposal asked) {
        if (!tariff.currency().equals(asked.then().currency())) return false;
        if (tariff.extras().spot() != null && asked.market().wholesale() == null) return false;
        if (tariff.demand() == null) return true;
        return switch (tariff.demand().mode()) {
            case CAPACITY -> asked.kva() != null;
            case MAX_DEMAND -> asked.load().peakKw() != null;
        };
    }

    private static double bill(Tariff tariff, Proposal asked, List<YearLoad> loads) {
        Prices prices = Prices.of(tariff);
        double sum = 0;
        for (YearLoad load : loads)
            sum += prices.total(load, asked.kva(), asked.market().wholesale());
        return sum / loads.size();
    }
}
