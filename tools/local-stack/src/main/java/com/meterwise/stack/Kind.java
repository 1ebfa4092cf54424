package com.meterwise.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file holds, and where it goes. */
enum Kind {
    READINGS, CUSTOMERS, METERS, FEEDERS, CONTRACTS, SERVICE_EVENTS, INVOICES, INDICATORS, HOLIDAYS, COMPETITOR_PACKAGES;

    static Kind named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.toString().equalsIgnoreCase(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(
                        "kinds are " + Arrays.stream(values()).map(Kind::toString).collect(Collectors.joining(", "))));
    }

    String path() { return "/v1/" + this; }

    @Override
    public String toString() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }
}
