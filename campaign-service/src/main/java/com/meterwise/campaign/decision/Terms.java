package com.meterwise.campaign.decision;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import com.meterwise.campaign.valuation.Anyway;

/**
 * What decisions draw on besides customer and catalogue.
 *
 * @param zone       of the market
 * @param allowances caps and budgets
 * @param learned    log odds of acceptance learned from answers, by product
 * @param anyway     who takes products unasked, learned from customers held out
 * @param at         when it is decided, if that is before the day closes; null at its close
 */
public record Terms(ZoneId zone, Allowances allowances, Map<String, Double> learned, Anyway anyway, Instant at) {
    /** Without limits: for previews. */
    public static final Terms NONE = new Terms(ZoneOffset.UTC, Allowances.UNLIMITED, Map.of());

    public Terms(ZoneId zone, Allowances allowances, Map<String, Double> learned) { this(zone, allowances, learned, Anyway.UNKNOWN, null); }

    public Terms {
        requireNonNull(zone, "zone");
        requireNonNull(allowances, "allowances");
        requireNonNull(anyway, "anyway");
        learned = Map.copyOf(learned);
    }
}
