package com.meterwise.segmentation.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.expression.Type;
import com.meterwise.expression.Vocabulary;
import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.screening.Circumstance;

/** What a rule may ask for: every feature by its name, attributes, contract and standing, and what happened or was used in a window of days. */
final class RuleVocabulary {
    /** Service events of a kind in the last so many days: {@code events("COMPLAINT", 90)}. */
    static final String EVENTS = "events";
    /** kWh of the last so many days: {@code energy(30)}. */
    static final String ENERGY = "energy";
    static final String ATTRIBUTE = "attribute.";

    private RuleVocabulary() {}

    static Vocabulary of(Features features) {
        Map<String, Type> names = new TreeMap<>();
        for (Feature feature : features.all())
            names.put(feature.name(), Type.NUMBER);
        for (String text : List.of("kind", "sector", "region", "tariff", "parent", "product", "segment", "tier"))
            names.putIfAbsent(text, Type.TEXT);
        for (String number : List.of("voltageKv", "contractedKva", "arrearsDays", "annualRevenue", "contractPrice", "score", "risk",
                "margin",
                "lifetimeValue"))
            names.putIfAbsent(number, Type.NUMBER);
        for (Circumstance circumstance : Circumstance.ALL)
            names.putIfAbsent(circumstance.name(), Type.NUMBER);
        for (String truth : List.of("criticalSupply", "competitive", "atRisk"))
            names.putIfAbsent(truth, Type.TRUTH);
        for (String date : List.of("today", "contractBegin", "contractEnd"))
            names.putIfAbsent(date, Type.DATE);
        return new Vocabulary(names, Map.of(ATTRIBUTE, Type.TEXT), Map.of(EVENTS, new Vocabulary.Function(Type.NUMBER, List.of(Type.TEXT,
                Type.NUMBER)), ENERGY, new Vocabulary.Function(Type.NUMBER, List.of(Type.NUMBER))));
    }
}
