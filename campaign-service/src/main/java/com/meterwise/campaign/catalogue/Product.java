package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireId;
import static com.meterwise.campaign.catalogue.Definition.requireText;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be offered: a switch from one of some tariffs to another, or something that changes load, power factor or loyalty.
 *
 * @param from          tariffs it replaces
 * @param to            tariff it leads to; null if the customer stays on its own
 * @param claimsSaving  whether the offer promises the customer a saving; then a customer who may well lose gets none
 * @param customerKinds kinds it is for; empty means all
 * @param leastKwh      annual energy below which it is not worth anyone's time
 * @param contactCost   of one contact
 * @param incentive     paid to a customer who accepts
 * @param validDays     how long an offer stays open
 * @param eligibility   condition a customer must meet, in {@link Words}; or null
 * @param effect        what else it changes
 */
public record Product(String productId, int version, String name, Kind kind, Set<String> from, String to, boolean claimsSaving,
        Set<String> customerKinds, double leastKwh, Acceptance acceptance, Money contactCost, Money incentive, int validDays,
        LocalDate validFrom, String source, String eligibility, Effect effect) implements Definition<Product> {
    public enum Kind {
        /** Customers answer the prices by moving load. */
        TIME_OF_USE_SWITCH,
        /** Only the measure of the demand part changes. */
        DEMAND_MODE_SWITCH,
        /** Energy above monthly steps costs more, or less. */
        TIERED_PRICE,
        /** The price follows the market. */
        SPOT_PACKAGE,
        /** Renewable energy for a premium. */
        GREEN_PACKAGE,
        /** Paid reductions of load when the system is short. */
        DEMAND_RESPONSE, EFFICIENCY_AUDIT,
        /** Capacitors, so that the power factor no longer costs. */
        REACTIVE_COMPENSATION, PV_STORAGE, PAYMENT_PLAN,
        /** A lower price for customers who would leave. */
        RETENTION_PRICE, DEDICATED_MANAGER
    }

    private static final Set<Kind> SWITCHES = Set.of(Kind.TIME_OF_USE_SWITCH, Kind.DEMAND_MODE_SWITCH, Kind.TIERED_PRICE,
            Kind.SPOT_PACKAGE, Kind.GREEN_PACKAGE, Kind.RETENTION_PRICE);

    public Product {
        requireId(productId, "productId");
        requireText(name, "name", 200);
        requireNonNull(kind, "kind");
        from = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(from == null ? Set.of() : from));
        if (from.size() > 100 || from.isEmpty() && to != null)
            throw new IllegalArgumentException("a product that leads to a tariff replaces 1 to 100 others, got " + from.size());
        from.forEach(tariff -> requireId(tariff, "from"));
        if (to != null) requireId(to, "to");
        if (to == null && SWITCHES.contains(kind)) throw new IllegalArgumentException("a %s leads to a tariff".formatted(kind));
        customerKinds = customerKinds == null ? Set.of() : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(customerKinds));
        if (!(leastKwh >= 0)) throw new IllegalArgumentException("leastKwh must not be negative: " + leastKwh);
        requireNonNull(acceptance, "acceptance");
        contactCost = contactCost == null ? Money.ZERO : contactCost;
        incentive = incentive == null ? Money.ZERO : incentive;
        if (validDays < 1 || validDays > 366) throw new IllegalArgumentException("validDays must be 1 to 366, got " + validDays);
        validFrom = validFrom == null ? FIRST_OF_TIME : validFrom;
        if (eligibility != null) Words.condition(eligibility);
        effect = effect == null ? Effect.NONE : effect;
        effect.requireFor(kind);
    }

    /** Whether customers are expected to move load between hours. */
    public boolean shiftsLoad() { return kind == Kind.TIME_OF_USE_SWITCH; }

    @Override
    public String id() { return productId; }

    @Override
    public Product withVersion(int next) {
        return new Product(productId, next, name, kind, from, to, claimsSaving, customerKinds, leastKwh, acceptance, contactCost, incentive,
                validDays, validFrom, source, eligibility, effect);
    }
}
