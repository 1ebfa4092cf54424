package com.meterwise.segmentation.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What customers can be grouped by; each is dated, so that a past day is grouped as it was then. */
public enum Attribute {
    SECTOR, VOLTAGE, REGION, TIER, KIND, SEGMENT;

    /** @param name in lower case */
    public static Optional<Attribute> named(String name) {
        return Arrays.stream(values()).filter(attribute -> attribute.label().equals(name)).findFirst();
    }

    public String label() { return name().toLowerCase(Locale.ROOT); }

    /** Supply voltage by the bounds at which tariffs usually change. */
    static String voltageBand(Double kv) {
        if (kv == null) return null;
        return kv < 1 ? "< 1 kV" : kv < 10 ? "1-10 kV" : kv < 35 ? "10-35 kV" : ">= 35 kV";
    }
}
