package com.meterwise.campaign.catalogue;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

import com.meterwise.expression.Expression;
import com.meterwise.expression.Type;
import com.meterwise.expression.Vocabulary;

/** What conditions of products and campaigns may speak of. */
public final class Words {
    /** Features of the profile by segmentation's names, attributes as the retailer keeps them, market indicators by name. */
    public static final String FEATURE = "feature.";
    public static final String ATTRIBUTE = "attribute.";
    public static final String MARKET = "market.";
    /** {@code events("COMPLAINT", 90)}: how many touched the last 90 days; {@code open("OUTAGE")}: how many are open today. */
    public static final String EVENTS = "events";
    public static final String OPEN = "open";

    private static final Vocabulary VOCABULARY = new Vocabulary(
            Map.ofEntries(entry("today", Type.DATE), entry("kind", Type.TEXT), entry("sector", Type.TEXT), entry("region", Type.TEXT),
                    entry("tariff", Type.TEXT), entry("segment", Type.TEXT), entry("tier", Type.TEXT), entry("grade", Type.TEXT),
                    entry("voltageKv", Type.NUMBER), entry("contractedKw", Type.NUMBER), entry("contractedKva", Type.NUMBER),
                    entry("arrearsDays", Type.NUMBER), entry("competitive", Type.TRUTH), entry("criticalSupply", Type.TRUTH),
                    entry("grouped", Type.TRUTH), entry("annualKwh", Type.NUMBER), entry("peakKw", Type.NUMBER),
                    entry("powerFactor", Type.NUMBER), entry("utilisation", Type.NUMBER), entry("contractEnd", Type.DATE),
                    entry("contractProduct", Type.TEXT), entry("contractPrice", Type.NUMBER), entry("forecast.kwh", Type.NUMBER),
                    entry("forecast.lowKwh", Type.NUMBER), entry("forecast.highKwh", Type.NUMBER), entry("forecast.peakKw", Type.NUMBER),
                    entry("rivalPrice", Type.NUMBER), entry("suspicion", Type.NUMBER)),
            Map.of(FEATURE, Type.NUMBER, ATTRIBUTE, Type.TEXT, MARKET, Type.NUMBER),
            Map.of(EVENTS, new Vocabulary.Function(Type.NUMBER, List.of(Type.TEXT, Type.NUMBER)), OPEN,
                    new Vocabulary.Function(Type.NUMBER, List.of(Type.TEXT))));

    private static final int MOST_READ = 2_000;
    private static final Map<String, Expression> READ = new java.util.concurrent.ConcurrentHashMap<>();

    private Words() {}

    /** The names there are, for who writes conditions. */
    public static Vocabulary vocabulary() { return VOCABULARY; }

    /** @throws IllegalArgumentException if the text is no condition in these words; the message says why and where */
    public static Expression condition(String text) {
        Expression read = READ.get(text);
        if (read != null) return read;
        read = Expression.of(text, VOCABULARY);
        // Conditions live in the catalogue, which is small; a flood of refused drafts must not fill the memory all the same.
        if (READ.size() >= MOST_READ) READ.clear();
        READ.put(text, read);
        return read;
    }
}
