package com.meterwise.segmentation.membership;

import java.util.Map;
import java.util.Optional;

import com.meterwise.segmentation.clustering.Axis;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.SegmentModel;

/**
 * The smallest realistic change of a single feature that would make another segment nearer: to a value that customers have, and not of what
 * a customer is.
 *
 * @param value now
 * @param to    value at which the other segment is as near
 * @param z     size of the change, in robust standard deviations
 */
public record NearestChange(String feature, double value, double to, double z, String segmentId) {

    /** Empty if no single feature could do it. */
    public static Optional<NearestChange> of(SegmentModel model, Map<String, Double> features, String segmentId) {
        return model.levelOf(segmentId).flatMap(level -> of(level, features, segmentId));
    }

    private static Optional<NearestChange> of(Level level, Map<String, Double> features, String segmentId) {
        double[] z = level.space().place(features);
        Level.Group own = level.nearestOf(segmentId, z).orElseThrow();
        NearestChange smallest = null;
        for (Level.Group other : level.groups()) {
            if (other.segmentId().equals(segmentId)) continue;
            double gap = squared(level, z, other.centroid()) - squared(level, z, own.centroid());
            for (int i = 0; i < z.length; i++) {
                Axis axis = level.space().axes().get(i);
                double apart = other.centroid()[i] - own.centroid()[i];
                if (Double.isNaN(z[i]) || apart == 0 || axis.isYesOrNo()) continue;
                // on one axis the difference of the squared distances is linear in the coordinate
                double shift = gap / (2 * axis.weight() * apart);
                if (!axis.isRealistic(z[i] + shift)) continue;
                if (smallest == null || Math.abs(shift) < smallest.z())
                    smallest = new NearestChange(axis.feature(), features.get(axis.feature()), axis.valueAt(z[i] + shift), Math.abs(shift),
                            other.segmentId());
            }
        }
        return Optional.ofNullable(smallest);
    }

    private static double squared(Level level, double[] z, double[] centroid) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double difference = z[i] - centroid[i];
            if (!Double.isNaN(difference)) sum += level.space().axes().get(i).weight() * difference * difference;
        }
        return sum;
    }
}
