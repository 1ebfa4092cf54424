package com.meterwise.segmentation.membership;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.meterwise.segmentation.clustering.Axis;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.Space;

/**
 * The smallest realistic change that would make another segment as near: of as few features as can do it, to values that customers have, and
 * not of what a customer is. One feature where one will do; else each goes as far as the other segment's centre.
 *
 * @param value now
 * @param to    value at which the other segment is as near
 * @param z     size of the whole change, in robust standard deviations
 * @param also  features that must change with it
 */
public record NearestChange(String feature, double value, double to, double z, String segmentId, List<Step> also) {
    public NearestChange {
        also = List.copyOf(also);
    }

    /** @param by how far it goes, in robust standard deviations */
    public record Step(String feature, double value, double to, double by) {}

    /** Empty if the segment has no neighbour, or only what a customer is sets it apart. */
    public static Optional<NearestChange> of(SegmentModel model, Map<String, Double> features, String segmentId) {
        Optional<Level> level = model.levelOf(segmentId);
        if (level.isEmpty()) return Optional.empty();
        double[] z = level.get().space().place(features);
        Level.Group own = level.get().nearestOf(segmentId, z).orElseThrow();
        List<NearestChange> changes = new ArrayList<>();
        for (Level.Group other : level.get().groups()) {
            if (other.segmentId().equals(segmentId)) continue;
            new Way(level.get().space(), features, z, own, other).steps()
                    .ifPresent(steps -> changes.add(NearestChange.of(steps, other.segmentId())));
        }
        return changes.stream().min(comparingInt((NearestChange change) -> change.also.size()).thenComparingDouble(NearestChange::z));
    }

    private static NearestChange of(List<Step> steps, String segmentId) {
        double size = Math.sqrt(steps.stream().mapToDouble(step -> step.by * step.by).sum());
        Step first = steps.get(0);
        return new NearestChange(first.feature, first.value, first.to, size, segmentId, steps.subList(1, steps.size()));
    }

    /** From a customer's place towards another group, axis by axis. */
    private record Way(Space space, Map<String, Double> features, double[] z, Level.Group own, Level.Group other) {

        Optional<List<Step>> steps() {
            double gap = 0;
            for (int i = 0; i < z.length; i++)
                if (!Double.isNaN(z[i])) gap += axis(i).weight() * (square(z[i] - other.centroid()[i]) - square(z[i] - own.centroid()[i]));
            double toClose = gap;
            Optional<Step> single = axes().filter(i -> axis(i).isRealistic(z[i] + shift(i, toClose))).boxed()
                    .min(comparingDouble(i -> Math.abs(shift(i, toClose)))).map(i -> step(i, shift(i, toClose)));
            return single.isPresent() ? single.map(List::of) : several(gap);
        }

        /** The features that bring most first; the last of them only as far as need be. */
        private Optional<List<Step>> several(double gap) {
            List<Step> steps = new ArrayList<>();
            double left = gap;
            for (int i : axes().filter(axis -> brings(axis) > 0).boxed().sorted(comparingDouble(axis -> -brings(axis))).toList()) {
                boolean last = brings(i) >= left;
                steps.add(step(i, last ? shift(i, left) : other.centroid()[i] - z[i]));
                if (last) return Optional.of(steps);
                left -= brings(i);
            }
            return Optional.empty();
        }

        private IntStream axes() {
            return IntStream.range(0, z.length).filter(i -> !Double.isNaN(z[i]) && apart(i) != 0 && !axis(i).isYesOrNo());
        }

        /** By how much going to the other centre on one axis lowers the difference of the squared distances. */
        private double brings(int i) {
            return 2 * axis(i).weight() * apart(i) * (other.centroid()[i] - z[i]);
        }

        /** On one axis that difference is linear in the coordinate. */
        private double shift(int i, double gap) {
            return gap / (2 * axis(i).weight() * apart(i));
        }

        private double apart(int i) { return other.centroid()[i] - own.centroid()[i]; }

        private Axis axis(int i) { return space.axes().get(i); }

        private Step step(int i, double by) {
            String feature = axis(i).feature();
            return new Step(feature, features.get(feature), axis(i).valueAt(z[i] + by), by);
        }

        private static double square(double value) { return value * value; }
    }
}
