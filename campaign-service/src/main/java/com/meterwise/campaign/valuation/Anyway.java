package com.meterwise.campaign.valuation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many take a product without being offered it: learned from customers held out, who could have been offered it and were not. Together
 * with the acceptance it predicts uplift as the difference of two models. Few customers say little: a product begins at nobody, and a segment
 * at its product, both as if {@value #PRIOR} customers had shown so.
 */
public final class Anyway {
    /** Nothing is known: everybody who accepts does so because of the offer. */
    public static final Anyway UNKNOWN = new Anyway(List.of());
    static final double PRIOR = 20;

    private final Map<String, Double> byProduct = new HashMap<>();
    private final Map<String, Double> bySegment = new HashMap<>();

    /** @param segment of the customers when they were held out, or null; @param taken how many of them have the product now */
    public record Counted(String productId, String segment, int heldOut, int taken) {
        public Counted {
            if (taken < 0 || taken > heldOut) throw new IllegalArgumentException("%d of %d took it".formatted(taken, heldOut));
        }
    }

    /** @param counted one for each product and segment */
    public Anyway(List<Counted> counted) {
        Map<String, int[]> products = new HashMap<>();
        for (Counted one : counted) {
            int[] sums = products.computeIfAbsent(one.productId(), id -> new int[2]);
            sums[0] += one.heldOut();
            sums[1] += one.taken();
        }
        products.forEach((id, sums) -> byProduct.put(id, share(sums[1], sums[0], 0)));
        for (Counted one : counted)
            bySegment.put(key(one.productId(), one.segment()), share(one.taken(), one.heldOut(), byProduct.get(one.productId())));
    }

    /** @return the chance that a customer of the segment takes the product unasked; nothing if nobody was held out from it */
    public Optional<Double> of(String productId, String segment) {
        Double known = bySegment.getOrDefault(key(productId, segment), byProduct.get(productId));
        return Optional.ofNullable(known);
    }

    private static double share(int taken, int heldOut, double prior) {
        return Math.round((taken + PRIOR * prior) / (heldOut + PRIOR) * 1e6) / 1e6;
    }

    private static String key(String productId, String segment) { return productId + "|" + segment; }
}
