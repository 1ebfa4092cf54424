package com.meterwise.campaign.valuation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.meterwise.campaign.catalogue.Acceptance;
import com.meterwise.campaign.catalogue.Effect;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.Product;

/**
 * What a proposal is worth, to the customer and to the retailer, a year.
 *
 * @param before       bill of the typical year under the present tariff
 * @param after        bill under the proposed one, after the product's effect and the expected shift of load
 * @param shift        share of the dearest period's energy expected to move
 * @param saving       of the customer, over load paths, shifts from none to twice the expected, and the market's prices
 * @param acceptance   probability that the customer accepts
 * @param marginBefore a year's margin under the present tariff
 * @param marginAfter  under the proposed one
 * @param change       of the expected margin if the customer accepts, with the chance that it leaves
 * @param value        uplift x change - acceptance x incentive - contact cost - risk aversion x acceptance x risk
 * @param rival        how the best rival compares; null if none is known
 * @param uplift       acceptance less the chance that the customer takes it anyway; null if that is not known, then acceptance counts
 * @param regret       against the cheapest tariff; null in proofs older than the question
 * @param risk         by how much the change of margin may fall short of its mean, see {@link Shortfall}; null if the policy does not mind
 */
public record Valuation(Bill before, Bill after, double shift, Spread saving, double acceptance, Money marginBefore, Money marginAfter,
        Money change, Money value, Rival rival, @JsonInclude(Include.NON_NULL) Double uplift,
        @JsonInclude(Include.NON_NULL) Regret regret, @JsonInclude(Include.NON_NULL) Money risk) {
    /**
     * @param price     it asks per kWh
     * @param gapBefore what the customer pays for energy per kWh, less the rival's price, over the rival's price
     * @param gapAfter  the same under the proposal
     */
    public record Rival(String name, double price, double gapBefore, double gapAfter) {}

    /** The same proposal gives the same valuation, to the cent. */
    public static Valuation of(Proposal asked) {
        Product product = asked.product();
        double shift = product.shiftsLoad() ? LoadPaths.shiftable(asked.deciles(), asked.then(), asked.policy().mostShift()) : 0;
        YearLoad moved = asked.load().after(product.effect()).shifted(shift, asked.then());
        Bill before = Bill.of(asked.now(), asked.load(), asked.kva(), asked.market().wholesale());
        Bill after = Bill.of(asked.then(), moved, asked.kva(), asked.market().wholesale());
        List<YearLoad> paths = LoadPaths.of(asked.load(), asked.deciles());
        Spread saving = Spread.of(Savings.of(asked, shift, paths));
        double share = before.total().compareTo(Money.ZERO) > 0 ? saving.p50().toDouble() / before.total().toDouble() : 0;
        double acceptance = sixDigits(learned(product.acceptance(), asked.market().acceptanceShift()).at(share));
        Money marginBefore = Margin.of(before, asked.load(), paths, asked.policy().supply(), asked.now(), asked.market());
        Money marginAfter = Margin.of(after, moved, LoadPaths.of(moved, asked.deciles()), asked.policy().supply(), asked.then(),
                asked.market()).plus(beside(asked));
        Rival rival = rival(asked, before, after, moved);
        Money change = change(marginBefore, marginAfter, asked, rival);
        Double anyway = asked.market().anyway();
        double aversion = asked.policy().riskAversion() == null ? 0 : asked.policy().riskAversion();
        Money risk = aversion == 0 ? null : Shortfall.of(asked, shift, paths);
        Money value = Money.rounded(acceptance * (change.toDouble() - product.incentive().toDouble())
                - (anyway == null ? 0 : anyway * change.toDouble()) - product.contactCost().toDouble()
                - (risk == null ? 0 : aversion * acceptance * risk.toDouble()));
        return new Valuation(before, after, shift, saving, acceptance, marginBefore, marginAfter, change, value, rival,
                anyway == null ? null : sixDigits(acceptance - anyway), Regret.of(asked, paths), risk);
    }

    private static Acceptance learned(Acceptance acceptance, double shift) {
        return shift == 0 ? acceptance : new Acceptance(acceptance.intercept() + shift, acceptance.slope());
    }

    /** What the product brings the retailer beside the bill. */
    private static Money beside(Proposal asked) {
        Effect effect = asked.product().effect();
        double response = effect.response() == null
                ? 0
                : Savings.reduced(asked) * (effect.response().worth().toDouble() - effect.response().reward().toDouble());
        return Money.rounded(response - effect.serviceCost().toDouble());
    }

    private static Rival rival(Proposal asked, Bill before, Bill after, YearLoad moved) {
        Double price = asked.market().rivalPrice();
        if (price == null || !(price > 0) || !(asked.load().kwh() > 0) || !(moved.kwh() > 0)) return null;
        return new Rival(asked.market().rival(), price, sixDigits(before.energy().toDouble() / asked.load().kwh() / price - 1),
                sixDigits(after.energy().toDouble() / moved.kwh() / price - 1));
    }

    private static Money change(Money before, Money after, Proposal asked, Rival rival) {
        if (!asked.mayLeave()) return after.minus(before);
        Policy.Leaving leaving = asked.policy().leaving();
        Double own = asked.product().effect().leavingWith();
        double without = leaving.without() + (rival == null ? 0 : leaving.perGap() * Math.max(0, rival.gapBefore()));
        double with = (own == null ? leaving.with() : own) + (rival == null ? 0 : leaving.perGap() * Math.max(0, rival.gapAfter()));
        return Money.rounded(after.toDouble() * (1 - Math.min(1, with)) - before.toDouble() * (1 - Math.min(1, without)));
    }

    private static double sixDigits(double value) { return Math.round(value * 1e6) / 1e6; }
}
