package com.meterwise.segmentation.clustering;

/**
 * How one feature becomes a coordinate: values beyond the 1st and 99th percentile count as these, features that span orders of magnitude
 * are taken by their logarithm, and the median and a robust spread make the unit.
 *
 * @param weight share of this feature in squared distances
 * @param low    1st percentile of the training data, in the feature's unit
 * @param high   99th percentile
 * @param centre median, on the scale of the coordinate
 * @param spread robust standard deviation, on that scale, above zero
 */
public record Axis(String feature, double weight, boolean logScale, double low, double high, double centre, double spread) {
    /** A feature most customers agree on would else let a few decide every distance. */
    private static final double FARTHEST = 3;
    private static final double SMALLEST = 1e-3;
    private static final double YES_OR_NO_SPREAD = 0.5;

    public Axis {
        if (!(spread > 0)) throw new IllegalArgumentException("%s has no spread: %s".formatted(feature, spread));
    }

    public double place(double value) {
        double z = (scaled(Math.min(high, Math.max(low, value)), logScale) - centre) / spread;
        return Math.min(FARTHEST, Math.max(-FARTHEST, z));
    }

    /** Whether the feature is a yes or no, as a customer's kind is: nothing a customer could change a little. */
    public boolean isYesOrNo() {
        return spread == YES_OR_NO_SPREAD && low == 0 && high == 1;
    }

    static Axis ofYesOrNo(String feature, double weight) {
        return new Axis(feature, weight, false, 0, 1, YES_OR_NO_SPREAD, YES_OR_NO_SPREAD);
    }

    /** Whether anybody stands there: beyond, values count as the farthest. */
    public boolean isRealistic(double z) {
        return Math.abs(z) <= FARTHEST;
    }

    /** The value at a coordinate, in the feature's unit. */
    public double valueAt(double z) {
        double scaled = centre + z * spread;
        return logScale ? Math.exp(scaled) : scaled;
    }

    static double scaled(double value, boolean logScale) { return logScale ? Math.log(Math.max(SMALLEST, value)) : value; }
}
