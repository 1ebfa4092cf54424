package com.meterwise.segmentation.screening;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a customer's value is made of; more is better, nothing is negative, what is not known counts as the least. */
record Dimension(String name, ToDoubleFunction<Account> value) {
    static final Dimension ENERGY = new Dimension("energy", Account::kwh);
    static final Dimension REVENUE = new Dimension("revenue",
            account -> account.annualRevenue() == null ? 0 : Math.max(0, account.annualRevenue().doubleValue()));
    static final Dimension STEADINESS = feature("steadiness", "loadFactor");
    static final Dimension VALLEY_USE = feature("valleyUse", "valleyShare");
    static final Dimension STRATEGIC = new Dimension("strategic",
            account -> (Boolean.TRUE.equals(account.criticalSupply()) ? 1 : 0) + (account.parentId() != null ? 1 : 0));

    static final List<Dimension> ALL = List.of(ENERGY, REVENUE, STEADINESS, VALLEY_USE, STRATEGIC);

    double of(Account account) { return value.applyAsDouble(account); }

    private static Dimension feature(String name, String feature) {
        return new Dimension(name, account -> Math.max(0, account.features().getOrDefault(feature, 0.0)));
    }
}
