package com.meterwise.campaign.intake;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.meterwise.contracts.CustomerChanged;

/**
 * What is known of a customer beyond what every decision needs; each may be null.
 *
 * @param parentId   the group account it belongs to
 * @param attributes whatever else the retailer keeps
 * @param refused    channels, or purposes on channels, it took its consent back for, in capitals
 */
public record Traits(String sector, String region, Double voltageKv, Double contractedKw, Boolean criticalSupply, String parentId,
        Map<String, String> attributes, Set<String> refused) {
    public static final Traits NONE = new Traits(null, null, null, null, null, null, Map.of(), Set.of());

    public Traits {
        attributes = attributes == null ? Map.of() : Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        refused = refused == null ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(refused));
    }

    static Traits of(CustomerChanged event, Set<String> refused) {
        return new Traits(event.sector(), event.region(), event.voltageKv(), event.contractedKw(), event.criticalSupply(), event.parentId(),
                event.attributes(), refused);
    }
}
