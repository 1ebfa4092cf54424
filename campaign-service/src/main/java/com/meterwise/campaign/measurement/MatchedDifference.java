package com.meterwise.campaign.measurement;

import java.util.List;

import com.meterwise.campaign.measurement.Effect.Method;

/**
 * Difference in differences of matched customers, for groups too small to draw arms from: each treated customer is set beside the untreated
 * ones most like it before, and only what changed otherwise than in them counts. Weaker than a trial: whoever was chosen may have been about
 * to change anyway.
 *
 * @param neighbours untreated customers set beside each treated one
 */
public record MatchedDifference(int neighbours) {
    public MatchedDifference {
        if (neighbours < 1) throw new IllegalArgumentException("at least one neighbour, got " + neighbours);
    }

    /**
     * @param traits what customers are matched by, all known before exposure, on comparable scales
     * @param before and {@code after}: the outcome in the two periods
     */
    public record Customer(String customerId, double[] traits, double before, double after) {
        public Customer {
            traits = traits.clone();
        }

        double change() { return after - before; }
    }

    /** @throws IllegalArgumentException with fewer than two treated customers or fewer untreated ones than neighbours */
    public Effect effect(List<Customer> treated, List<Customer> untreated) {
        if (treated.size() < Trial.LEAST || untreated.size() < neighbours)
            throw new IllegalArgumentException("%d treated and %d untreated are too few".formatted(treated.size(), untreated.size()));
        double[] scale = scale(untreated);
        double[] differences = new double[treated.size()];
        for (int i = 0; i < differences.length; i++)
            differences[i] = treated.get(i).change() - counterpart(treated.get(i), untreated, scale);
        double error = Math.sqrt(Arm.variance(differences) / differences.length);
        return Effect.of(Arm.mean(differences), error, differences.length - 1d, treated.size(), untreated.size(),
                Method.MATCHED_DIFFERENCE);
    }

    /** Mean change of those most like it; ties go by id, so that the answer does not depend on the order. */
    private double counterpart(Customer treated, List<Customer> untreated, double[] scale) {
        record Near(Customer customer, double distance) {}
        return untreated.stream().map(customer -> new Near(customer, distance(treated.traits(), customer.traits(), scale)))
                .sorted((a, b) -> a.distance != b.distance
                        ? Double.compare(a.distance, b.distance)
                        : a.customer.customerId().compareTo(b.customer.customerId()))
                .limit(neighbours).mapToDouble(near -> near.customer.change()).average().orElseThrow();
    }

    private static double distance(double[] a, double[] b, double[] scale) {
        double sum = 0;
        for (int i = 0; i < a.length; i++)
            sum += Math.pow((a[i] - b[i]) / scale[i], 2);
        return sum;
    }

    private static double[] scale(List<Customer> customers) {
        double[] scale = new double[customers.get(0).traits().length];
        for (int i = 0; i < scale.length; i++) {
            int trait = i;
            double[] values = customers.stream().mapToDouble(customer -> customer.traits()[trait]).toArray();
            double spread = values.length < 2 ? 0 : Math.sqrt(Arm.variance(values));
            scale[i] = spread > 0 ? spread : 1;
        }
        return scale;
    }
}
