package com.meterwise.segmentation.membership;

import java.util.Map;
import java.util.Optional;

import com.meterwise.segmentation.clustering.SegmentModel;

/**
 * The smallest change of a single feature that would make another segment nearer.
 *
 * @param value now
 * @param to    value at which the other segment is as near
 * @param z     size of the change, in robust standard deviations
 */
public record NearestChange(String feature, double value, double to, double z, String segmentId) {

    /** Empty if no single feature could do it. */
    public static Optional<NearestChange> of(SegmentModel model, Map<String, Double> features, String segmentId) {
        double[] z = model.space().place(features);
        Optional<SegmentModel.Group> own = model.nearestOf(segmentId, z);
        if (own.isEmpty()) return Optional.empty();
        NearestChange smallest = null;
        for (SegmentModel.Group other : model.groups()) {
            if (other.segmentId().equals(segmentId)) continue;
            double gap = squared(model, z, other.centroid()) - squared(model, z, own.get().centroid());
            for (int i = 0; i < z.length; i++) {
                double apart = other.centroid()[i] - own.get().centroid()[i];
                if (Double.isNaN(z[i]) || apart == 0) continue;
                // on one axis the difference of the squared distances is linear in the coordinate
                double shift = gap / (2 * model.space().axes().get(i).weight() * apart);
                if (smallest == null || Math.abs(shift) < smallest.z()) {
                    String feature = model.space().axes().get(i).feature();
                    smallest = new NearestChange(feature, features.get(feature), model.space().axes().get(i).valueAt(z[i] + shift),
                            Math.abs(shift), other.segmentId());
                }
            }
        }
        return Optional.ofNullable(smallest);
    }

    private static double squared(SegmentModel model, double[] z, double[] centroid) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double difference = z[i] - centroid[i];
            if (!Double.isNaN(difference)) sum += model.space().axes().get(i).weight() * difference * difference;
        }
        return sum;
    }
}
