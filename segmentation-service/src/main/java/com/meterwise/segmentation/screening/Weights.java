package com.meterwise.segmentation.screening;

import java.util.List;
import java.util.Map;

/**
 * How much each dimension counts: the data's entropy weights blended with the experts'.
 *
 * @param experts   dimension to weight, in any unit; one not named has none
 * @param dataShare of the blend, the part of the entropy weights, 0 to 1
 */
public record Weights(Map<String, Double> experts, double dataShare) {
    public static final Weights DEFAULTS = new Weights(Map.of("energy", 0.3, "profit", 0.2, "usageQuality", 0.1, "growth", 0.1, "strategic",
            0.1, "credit", 0.1, "loyalty", 0.1), 0.5);

    public Weights {
        experts = Map.copyOf(experts);
        if (!(0 <= dataShare && dataShare <= 1)) throw new IllegalArgumentException("a share is 0 to 1, got " + dataShare);
        if (experts.values().stream().anyMatch(weight -> !(weight >= 0)))
            throw new IllegalArgumentException("weights must not be negative: " + experts);
    }

    /**
     * w = dataShare x entropy weight + (1 - dataShare) x expert weight, the experts' scaled to the dimensions there are.
     *
     * @param columns values per dimension, in the order of the names
     * @return weights that sum to 1
     */
    double[] of(List<String> dimensions, double[][] columns) {
        double[] weights = EntropyWeights.of(columns);
        double known = dimensions.stream().mapToDouble(name -> experts.getOrDefault(name, 0.0)).sum();
        for (int j = 0; j < weights.length; j++) {
            double expert = known > 0 ? experts.getOrDefault(dimensions.get(j), 0.0) / known : 1.0 / weights.length;
            weights[j] = dataShare * weights[j] + (1 - dataShare) * expert;
        }
        return weights;
    }
}
