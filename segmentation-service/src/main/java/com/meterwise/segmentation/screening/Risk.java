package com.meterwise.segmentation.screening;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How likely a customer is to leave, of parts each of which a person can recompute: 1 - product over the parts of (1 - weight x height).
 *
 * @param parts name to part; a part whose facts are not known is absent
 */
public record Risk(double total, SortedMap<String, Part> parts) {
    private static final int CONTRACT_DAYS = 180;
    private static final double GAP = 0.2;
    private static final double DROP = 0.3;
    private static final int COMPLAINTS = 3;
    private static final int ARREARS_DAYS = 90;

    public Risk {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /**
     * @param height 0 to 1
     * @param weight the most this part alone can add
     */
    public record Part(double height, double weight, String text) {}

    /** @param unitPrice what the customer pays per kWh, or null */
    static Risk of(Dealings dealings, Double unitPrice) {
        SortedMap<String, Part> parts = new TreeMap<>();
        if (dealings.maySwitch() && dealings.contractDays() != null) {
            int days = dealings.contractDays();
            add(parts, "contractEnd", (CONTRACT_DAYS - days) / (double) CONTRACT_DAYS, 0.35,
                    days < 0 ? "contract ended %d days ago".formatted(-days) : "contract ends in %d days".formatted(days));
        }
        if (dealings.maySwitch() && dealings.rivalPrice() != null && unitPrice != null && unitPrice > 0) {
            double gap = (unitPrice - dealings.rivalPrice()) / unitPrice;
            add(parts, "priceGap", gap / GAP, 0.35,
                    "best competitor %.4f per kWh, own %.4f: %.1f %% less".formatted(dealings.rivalPrice(), unitPrice, gap * 100));
        }
        if (dealings.growth() != null || dealings.recent() != null) {
            double change = Math.min(dealings.growth() == null ? 0 : dealings.growth(), dealings.recent() == null ? 0 : dealings.recent());
            add(parts, "fallingUse", -change / DROP, 0.25, change < 0
                    ? "energy down %.1f %%".formatted(-change * 100)
                    : "energy is not falling");
        }
        add(parts, "complaints", dealings.complaints() / (double) COMPLAINTS, 0.2,
                "%d complaints in twelve months".formatted(dealings.complaints()));
        if (dealings.arrearsDays() != null)
            add(parts, "arrears", dealings.arrearsDays() / (double) ARREARS_DAYS, 0.15,
                    "pays %d days late".formatted(dealings.arrearsDays()));
        double stays = 1;
        for (Part part : parts.values())
            stays *= 1 - part.weight() * part.height();
        return new Risk(1 - stays, parts);
    }

    private static void add(SortedMap<String, Part> parts, String name, double height, double weight, String text) {
        parts.put(name, new Part(Math.max(0, Math.min(1, height)), weight, text));
    }
}
