package com.meterwise.ingestion.checking;

import static java.util.Objects.requireNonNull;

/**
 * What a rule holds against a meter-day.
 *
 * @param slot         first slot concerned; -1 for the day as a whole
 * @param questionable how many slots from {@code slot} on are not to be trusted; 0 if the rule says nothing against single values
 * @param detail       the numbers and the limit, for a person
 */
public record Suspicion(String rule, Severity severity, int slot, int questionable, String detail) {
    public Suspicion {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(detail, "detail");
        if (questionable < 0 || questionable > 0 && slot < 0)
            throw new IllegalArgumentException("%d slots from %d".formatted(questionable, slot));
    }
}
