package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.Optional;

/**
 * Part of a model: customers who are told apart among themselves. Key accounts and the mass market differ in everything, so that one space
 * for both would show nothing else.
 *
 * @param space   in which they are near or far
 * @param groups  centroids with the segment each stands for; several stand for {@link SegmentModel#OUTLIER}, one for each other segment
 * @param sampled customers it was fitted to
 * @param chosen  the trial that won
 * @param trials  every method and number of groups tried
 * @param references how the features of the space were spread in training
 */
public record Level(Name name, Space space, List<Group> groups, int sampled, Trial chosen, List<Trial> trials,
        List<Reference> references) {
    public Level {
        groups = List.copyOf(groups);
        trials = List.copyOf(trials);
        references = List.copyOf(references);
        if (groups.isEmpty()) throw new IllegalArgumentException("a level needs a group");
    }

    public enum Name {
        MASS_MARKET, KEY_ACCOUNTS
    }

    /** @param centroid robust z values, in the order of the space's axes */
    public record Group(String segmentId, double[] centroid, int size) {}

    /** The nearest group; of equally near ones the first. */
    public Group nearest(double[] z) {
        Group nearest = groups.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Group group : groups) {
            double distance = space.distance(z, group.centroid());
            if (distance < least) {
                least = distance;
                nearest = group;
            }
        }
        return nearest;
    }

    /** The group of a segment nearest to a place; empty if the level does not have the segment. */
    public Optional<Group> nearestOf(String segmentId, double[] z) {
        return groups.stream().filter(group -> group.segmentId().equals(segmentId))
                .min(comparingDouble(group -> space.distance(z, group.centroid())));
    }
}
