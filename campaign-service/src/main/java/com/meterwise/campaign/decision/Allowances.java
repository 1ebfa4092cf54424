package com.meterwise.campaign.decision;

import java.util.Optional;

/**
 * What caps and budgets still allow. Ask, then reserve; nobody else may reserve in between, so an instance belongs to one transaction that
 * has locked its buckets.
 */
public interface Allowances {
    Allowances UNLIMITED = new Allowances() {
        @Override
        public Optional<String> capped(Claim claim) { return Optional.empty(); }

        @Override
        public Optional<String> unaffordable(Claim claim) { return Optional.empty(); }

        @Override
        public void reserve(Claim claim) {}
    };

    /** @return the cap that is used up, with its numbers, or nothing */
    Optional<String> capped(Claim claim);

    /** @return why the campaign's budget does not pay for it, or nothing */
    Optional<String> unaffordable(Claim claim);

    /** @return the campaign that has offered the customer something on this market day already, before its close; or nothing */
    default Optional<String> offeredToday(String customerId) {
        return Optional.empty();
    }

    /** Takes it from every cap and the budget. */
    void reserve(Claim claim);
}
