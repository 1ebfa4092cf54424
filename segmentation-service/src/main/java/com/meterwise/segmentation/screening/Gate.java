package com.meterwise.segmentation.screening;

import java.util.List;
import java.util.Optional;

/** A rule that by itself makes a key account; one whose field is not known says nothing. */
@FunctionalInterface
interface Gate {
    Gate LARGE_ENERGY = (account, limits) -> atLeast("annual energy", account.annualKwh(), limits.annualKwh(), "kWh");
    Gate LARGE_CAPACITY = (account, limits) -> atLeast("contracted capacity", account.contractedKva(), limits.contractedKva(), "kVA");
    Gate HIGH_VOLTAGE = (account, limits) -> atLeast("voltage", account.voltageKv(), limits.voltageKv(), "kV");
    Gate CRITICAL_SUPPLY = (account, limits) -> Boolean.TRUE.equals(account.criticalSupply())
            ? Optional.of("critical supply")
            : Optional.empty();
    Gate GROUP_MEMBER = (account, limits) -> Optional.ofNullable(account.parentId()).map(parent -> "member of group " + parent);
    Gate PINNED = (account, limits) -> account.pin().filter(pin -> pin.tier().isKeyAccount())
            .map(pin -> "pinned as %s until %s: %s".formatted(pin.tier(), pin.until(), pin.reason()));

    /** Those that hold by facts, without a person's decision. */
    List<Gate> LASTING = List.of(LARGE_ENERGY, LARGE_CAPACITY, HIGH_VOLTAGE, CRITICAL_SUPPLY, GROUP_MEMBER);

    /** The numbers that hit, for a person. */
    Optional<String> hit(Account account, Thresholds limits);

    static List<String> lasting(Account account, Thresholds limits) {
        return LASTING.stream().flatMap(gate -> gate.hit(account, limits).stream()).toList();
    }

    private static Optional<String> atLeast(String what, Double value, double limit, String unit) {
        return value == null || value < limit
                ? Optional.empty()
                : Optional.of("%s %.0f %s, limit %.0f %s".formatted(what, value, unit, limit, unit));
    }
}
