package com.meterwise.campaign.measurement;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Money;

/**
 * What came of a campaign. The outcome measured is that a customer is now on the tariff offered, which both arms can show.
 *
 * @param exposed       customers in the treated arm, a group account counting as one, as it was drawn
 * @param heldOut       the same in the control arm
 * @param offers        by status
 * @param expectedValue of accepted offers
 * @param saving        of the customers who accepted, a year
 * @param lift          or null if not measurable
 * @param notMeasurable why there is no lift, or null
 * @param detectable    smallest difference of the shares these arms could show; null without a control arm or a tariff
 * @param energy        what it did to the use of energy, or why that cannot be said
 * @param cost          of contacts made and incentives paid
 * @param returnOnCost  expected value of accepted offers over cost; null if nothing was spent
 */
public record CampaignResults(String campaignId, int exposed, int heldOut, Map<String, Integer> offers, Money expectedValue, Money saving,
        Lift lift, String notMeasurable, Double detectable, Energy energy, Money cost, Double returnOnCost) {
    /** An effect of a tenth of a standard deviation is the least worth claiming. */
    private static final double SMALLEST_EFFECT = .1;

    /** @param low and @param high the 95 % interval; @param qini customers won over those the control's rate predicts; @param gain if everybody were treated */
    public record Lift(double estimate, double low, double high, double qini, double gain) {
        static Lift of(Uplift uplift) {
            return new Lift(uplift.lift(), uplift.lift() - uplift.halfWidth(), uplift.lift() + uplift.halfWidth(), uplift.qini(),
                    uplift.gain());
        }
    }

    /** What was counted. @param leadsToTariff whether both arms can show that a customer did it */
    public record Counts(Uplift arms, boolean leadsToTariff, Map<String, Integer> offers, Money expectedValue, Money saving, Money cost,
            Energy energy) {
        public Counts {
            requireNonNull(arms, "arms");
            requireNonNull(energy, "energy");
            offers = Map.copyOf(offers);
        }
    }

    public static CampaignResults of(Campaign campaign, Counts counts) {
        Uplift arms = counts.arms();
        int smaller = Math.min(arms.treated(), arms.control());
        String reason = counts.leadsToTariff()
                ? notMeasurable(campaign, arms, smaller)
                : "not measurable: the product leads to no tariff, so nothing shows which of those held out did it anyway; see the energy";
        Double spent = counts.cost().equals(Money.ZERO)
                ? null
                : counts.expectedValue().toDouble() / counts.cost().toDouble();
        return new CampaignResults(campaign.id(), arms.treated(), arms.control(), counts.offers(), counts.expectedValue(), counts.saving(),
                reason == null ? Lift.of(arms) : null, reason, smaller == 0 || !counts.leadsToTariff() ? null : arms.detectable(),
                counts.energy(), counts.cost(),
                spent);
    }

    private static String notMeasurable(Campaign campaign, Uplift arms, int smaller) {
        int needed = SampleSize.perArm(SMALLEST_EFFECT);
        if (campaign.holdout() == 0) return "nobody is held out, so there is nothing to compare with";
        if (smaller < needed)
            return String.format(Locale.ROOT,
                    "not measurable by a randomised trial: the smaller arm has %d customers, an effect of %.1f standard deviations needs %d",
                    smaller, SMALLEST_EFFECT, needed);
        if (SampleRatio.broken(arms.treated(), arms.control(), campaign.holdout()))
            return "arms of %d and %d do not fit a held-out share of %s".formatted(arms.treated(), arms.control(), campaign.holdout());
        if (Math.abs(arms.lift()) < arms.detectable())
            return String.format(Locale.ROOT,
                    "no lift shown: %.4f is below %.4f, the smallest these arms could show; interval %.4f to %.4f",
                    arms.lift(), arms.detectable(), arms.lift() - arms.halfWidth(), arms.lift() + arms.halfWidth());
        return null;
    }
}
