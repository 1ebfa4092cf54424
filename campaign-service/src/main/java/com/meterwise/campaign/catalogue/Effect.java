package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireShare;

/**
 * What a product changes besides the tariff; null where it changes nothing.
 *
 * @param powerFactor   the power factor it raises to
 * @param energyLess    share of energy saved at all hours
 * @param generation    energy produced behind the meter
 * @param response      reductions on call
 * @param customerCost  what the customer pays a year, outside the bill
 * @param serviceCost   what it costs the retailer a year, beyond contact and incentive
 * @param leavingWith   chance that a customer who accepts leaves within a year, if it differs from the policy's
 */
public record Effect(Double powerFactor, Double energyLess, Generation generation, Response response, Money customerCost, Money serviceCost,
        Double leavingWith) {
    public static final Effect NONE = new Effect(null, null, null, null, null, null, null);
    private static final int HOURS = 24;

    /**
     * @param kwhPerKw  24 kWh by local hour a kW installed yields on a mean day
     * @param kwPerPeak kW installed for each kW of the customer's highest demand
     */
    public record Generation(double[] kwhPerKw, double kwPerPeak) {
        public Generation {
            if (kwhPerKw.length != HOURS) throw new IllegalArgumentException("generation needs 24 hours, got " + kwhPerKw.length);
            kwhPerKw = kwhPerKw.clone();
            if (!(kwPerPeak > 0)) throw new IllegalArgumentException("kwPerPeak must be positive: " + kwPerPeak);
        }
    }

    /**
     * @param hours  called a year
     * @param share  of the highest demand not taken then
     * @param reward per kWh not taken, paid to the customer
     * @param worth  per kWh to the retailer
     */
    public record Response(double hours, double share, Money reward, Money worth) {
        public Response {
            if (!(hours > 0 && hours <= 8784)) throw new IllegalArgumentException("response.hours must be in (0, 8784], got " + hours);
            requireShare(share, "response.share");
            java.util.Objects.requireNonNull(reward, "reward");
            java.util.Objects.requireNonNull(worth, "worth");
        }
    }

    public Effect {
        if (powerFactor != null) requireShare(powerFactor, "effect.powerFactor");
        if (energyLess != null) requireShare(energyLess, "effect.energyLess");
        if (leavingWith != null) requireShare(leavingWith, "effect.leavingWith");
        customerCost = customerCost == null ? Money.ZERO : customerCost;
        serviceCost = serviceCost == null ? Money.ZERO : serviceCost;
    }

    /** @throws IllegalArgumentException if a product of the kind could not be valued without what is missing */
    void requireFor(Product.Kind kind) {
        boolean there = switch (kind) {
            case DEMAND_RESPONSE -> response != null;
            case EFFICIENCY_AUDIT -> energyLess != null;
            case REACTIVE_COMPENSATION -> powerFactor != null;
            case PV_STORAGE -> generation != null;
            case PAYMENT_PLAN, DEDICATED_MANAGER -> leavingWith != null;
            default -> true;
        };
        if (!there) throw new IllegalArgumentException("a %s says in effect what it changes".formatted(kind));
    }
}
