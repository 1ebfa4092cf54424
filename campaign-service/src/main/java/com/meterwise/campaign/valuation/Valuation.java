package com.meterwise.campaign.valuation;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.Product;

/**
 * What a proposal is worth, to the customer and to the retailer, a year.
 *
 * @param before       bill of the typical year under the present tariff
 * @param after        bill under the proposed one, after the expected shift of load
 * @param shift        share of the dearest period's energy expected to move
 * @param saving       of the customer, over load paths and shifts from none to twice the expected
 * @param acceptance   probability that the customer accepts
 * @param marginBefore a year's margin under the present tariff
 * @param marginAfter  under the proposed one
 * @param change       of the expected margin if the customer accepts, with the chance that it leaves
 * @param value        acceptance x (change - incentive) - contact cost
 */
public record Valuation(Bill before, Bill after, double shift, Spread saving, double acceptance, Money marginBefore, Money marginAfter,
        Money change, Money value) {
    /** Multiples of the expected shift, equally likely: some customers move nothing. */
    private static final double[] RESPONSES = { 0, .5, 1, 1.5, 2 };

    /** The same proposal gives the same valuation, to the cent. */
    public static Valuation of(Proposal asked) {
        Product product = asked.product();
        double shift = product.shiftsLoad() ? LoadPaths.shiftable(asked.deciles(), asked.then(), asked.policy().mostShift()) : 0;
        YearLoad moved = asked.load().shifted(shift, asked.then());
        Bill before = Bill.of(asked.now(), asked.load(), asked.kva());
        Bill after = Bill.of(asked.then(), moved, asked.kva());
        Spread saving = Spread.of(savings(asked, shift));
        double share = before.total().compareTo(Money.ZERO) > 0 ? saving.p50().toDouble() / before.total().toDouble() : 0;
        double acceptance = Math.round(product.acceptance().at(share) * 1e6) / 1e6;
        Money marginBefore = Margin.of(before, asked.load(), LoadPaths.of(asked.load(), asked.deciles()), asked.policy().supply());
        Money marginAfter = Margin.of(after, moved, LoadPaths.of(moved, asked.deciles()), asked.policy().supply());
        Money change = change(marginBefore, marginAfter, asked);
        Money value = Money.rounded(acceptance * (change.toDouble() - product.incentive().toDouble()) - product.contactCost().toDouble());
        return new Valuation(before, after, shift, saving, acceptance, marginBefore, marginAfter, change, value);
    }

    private static Money change(Money before, Money after, Proposal asked) {
        Policy.Leaving leaving = asked.mayLeave() ? asked.policy().leaving() : new Policy.Leaving(0, 0);
        return Money.rounded(after.toDouble() * (1 - leaving.with()) - before.toDouble() * (1 - leaving.without()));
    }

    private static double[] savings(Proposal asked, double shift) {
        List<Double> savings = new ArrayList<>();
        for (YearLoad path : LoadPaths.of(asked.load(), asked.deciles())) {
            double before = Bill.of(asked.now(), path, asked.kva()).total().toDouble();
            for (double response : shift == 0 ? new double[]{ 0 } : RESPONSES) {
                YearLoad moved = path.shifted(Math.min(1, shift * response), asked.then());
                savings.add(before - Bill.of(asked.then(), moved, asked.kva()).total().toDouble());
            }
        }
        return savings.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
