package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which new groups continue which old segments, so that a segment keeps its id when a model is trained again: the pairs nearest in cost
 * (distance of the centres, root mean square over the axes, plus 1 - Jaccard index of the members) are taken first.
 */
final class Matching {
    /** Half the members and a fifth of a standard deviation, or the like: beyond, it is another segment. */
    static final double MOST = 1.0;

    private Matching() {}

    /** @param members customers of an old segment or a new group */
    record Side(String id, double[] centroid, Set<String> members) {}

    private record Pair(Side old, int group, double cost) {}

    /**
     * @param old    old segments, their centres in the new space
     * @param fresh  new groups
     * @return new group's index to old segment's id
     */
    static Map<Integer, String> match(List<Side> old, List<Side> fresh, Space space) {
        List<Pair> pairs = new ArrayList<>();
        for (Side before : old)
            for (int group = 0; group < fresh.size(); group++)
                pairs.add(new Pair(before, group, cost(before, fresh.get(group), space)));
        pairs.sort(comparingDouble(Pair::cost).thenComparing(pair -> pair.old().id()).thenComparing(Pair::group));
        Map<Integer, String> matched = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Pair pair : pairs)
            if (pair.cost() <= MOST && !matched.containsKey(pair.group()) && taken.add(pair.old().id()))
                matched.put(pair.group(), pair.old().id());
        return matched;
    }

    /** The old model's segments as the new space sees them. */
    static List<Side> sides(Optional<SegmentModel> before, Space space, Map<String, String> segmentOf) {
        if (before.isEmpty()) return List.of();
        Map<String, Set<String>> members = new HashMap<>();
        segmentOf.forEach((customer, segment) -> members.computeIfAbsent(segment, id -> new HashSet<>()).add(customer));
        return before.get().groups().stream().filter(group -> !group.segmentId().equals(SegmentModel.OUTLIER))
                .map(group -> new Side(group.segmentId(), space.place(before.get().space().valuesAt(group.centroid())),
                        members.getOrDefault(group.segmentId(), Set.of())))
                .toList();
    }

    private static double cost(Side old, Side fresh, Space space) {
        double distance = space.distance(old.centroid(), fresh.centroid()) / Math.sqrt(space.totalWeight());
        Set<String> both = new HashSet<>(old.members());
        both.retainAll(fresh.members());
        int either = old.members().size() + fresh.members().size() - both.size();
        return distance + 1 - (either == 0 ? 0 : (double) both.size() / either);
    }
}
