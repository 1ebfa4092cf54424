package com.meterwise.segmentation.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.expression.Facts;

/**
 * What is known of a customer on a day.
 *
 * @param values     by name, of the types of the vocabulary; features and {@code today} included
 * @param attributes free ones of the customer
 * @param events     of at most a year and a month
 * @param kwhByDay   of as many days
 */
record RuleFacts(Map<String, Object> values, Map<String, String> attributes, LocalDate today, List<Event> events,
        SortedMap<LocalDate, Double> kwhByDay) implements Facts {
    /** The longest window a rule can look back on. */
    static final int LONGEST_DAYS = 396;

    RuleFacts {
        values = new HashMap<>(values);
        attributes = Map.copyOf(attributes);
        events = List.copyOf(events);
        kwhByDay = new TreeMap<>(kwhByDay);
    }

    record Event(String kind, LocalDate day) {}

    @Override
    public Object value(String name) {
        return name.startsWith(RuleVocabulary.ATTRIBUTE)
                ? attributes.get(name.substring(RuleVocabulary.ATTRIBUTE.length()))
                : values.get(name);
    }

    /** Windows end with today; one of no days, or longer than is kept, is not known. */
    @Override
    public Object call(String function, List<Object> arguments) {
        double days = (Double) arguments.get(arguments.size() - 1);
        if (!(days >= 1 && days <= LONGEST_DAYS)) return null;
        LocalDate from = today.minusDays((long) days - 1);
        if (function.equals(RuleVocabulary.ENERGY)) {
            SortedMap<LocalDate, Double> window = kwhByDay.subMap(from, today.plusDays(1));
            return window.isEmpty() ? null : Double.valueOf(window.values().stream().mapToDouble(Double::doubleValue).sum());
        }
        String kind = (String) arguments.get(0);
        return (double) events.stream()
                .filter(event -> event.kind().equals(kind) && !event.day().isBefore(from) && !event.day().isAfter(today)).count();
    }
}
