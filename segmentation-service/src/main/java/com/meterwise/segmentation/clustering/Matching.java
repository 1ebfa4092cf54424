package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.segmentation.clustering.Lineage.Change;

/**
 * Which new groups continue which old segments, so that a segment keeps its id when a model is trained again: the pairing with the least sum
 * of costs (distance of the centres, root mean square over the axes, plus 1 - Jaccard index of the members).
 */
final class Matching {
    /** Half the members and half a standard deviation, or the like: beyond, it is another segment. */
    static final double MOST = 1.0;
    /** Share of the members that makes a segment the origin, or the heir, of another. */
    private static final double MOSTLY = 0.5;

    private final List<Side> old;
    private final List<Side> fresh;
    private final Map<Integer, String> continued = new TreeMap<>();

    /** @param members customers of an old segment or a new group, of those both models know */
    record Side(String id, double[] centroid, Set<String> members) {}

    Matching(List<Side> old, List<Side> fresh, Space space) {
        this.old = old;
        this.fresh = fresh;
        int size = old.size() + fresh.size();
        double[][] costs = new double[size][size];
        // rows beyond the old and columns beyond the new ones stand for "ended" and "born"; two of these cost as much as a bad pair
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++)
                costs[i][j] = i < old.size() && j < fresh.size()
                        ? cost(old.get(i), fresh.get(j), space)
                        : i < old.size() || j < fresh.size() ? MOST / 2 : 0;
        int[] columnOf = Hungarian.pairing(costs);
        for (int i = 0; i < old.size(); i++)
            if (columnOf[i] < fresh.size()) continued.put(columnOf[i], old.get(i).id());
    }

    /** Old segment's id by new group, of the groups that continue one. */
    Map<Integer, String> continued() { return continued; }

    /**
     * What became of each old segment and where each new one comes from.
     *
     * @param ids id of each new group; null for one that is no segment
     */
    List<Lineage> lineage(List<String> ids) {
        List<Lineage> lineage = new ArrayList<>();
        for (int group = 0; group < fresh.size(); group++)
            if (ids.get(group) != null) lineage.add(begun(fresh.get(group), ids.get(group), continued.get(group)));
        for (Side before : old)
            if (!ids.contains(before.id())) lineage.add(ended(before, ids));
        return lineage;
    }

    private Lineage begun(Side side, String id, String continues) {
        if (continues != null) return new Lineage(Change.CONTINUED, id, List.of(), shared(side, continues));
        return old.stream().filter(before -> share(side, before) >= MOSTLY).findFirst()
                .map(from -> new Lineage(Change.SPLIT, id, List.of(from.id()), share(side, from)))
                .orElseGet(() -> new Lineage(Change.BORN, id, List.of(), 1));
    }

    private Lineage ended(Side before, List<String> ids) {
        for (int group = 0; group < fresh.size(); group++)
            if (ids.get(group) != null && share(before, fresh.get(group)) >= MOSTLY)
                return new Lineage(Change.MERGED, before.id(), List.of(ids.get(group)), share(before, fresh.get(group)));
        return new Lineage(Change.RETIRED, before.id(), List.of(), 1);
    }

    /** The old level's segments as the new space sees them. */
    static List<Side> sides(Optional<Level> before, Space space, Map<String, String> segmentOf, Set<String> known) {
        if (before.isEmpty()) return List.of();
        Map<String, Set<String>> members = new TreeMap<>();
        segmentOf.forEach((customer, segment) -> {
            if (known.contains(customer)) members.computeIfAbsent(segment, id -> new HashSet<>()).add(customer);
        });
        return before.get().groups().stream().filter(group -> !group.segmentId().equals(SegmentModel.OUTLIER))
                .map(group -> new Side(group.segmentId(), space.place(before.get().space().valuesAt(group.centroid())),
                        members.getOrDefault(group.segmentId(), Set.of())))
                .toList();
    }

    private double shared(Side side, String oldId) {
        return old.stream().filter(before -> before.id().equals(oldId)).mapToDouble(before -> share(side, before)).findFirst().orElse(0);
    }

    /** Part of one side's members that are also the other's. */
    private static double share(Side of, Side in) {
        if (of.members().isEmpty()) return 0;
        return (double) of.members().stream().filter(in.members()::contains).count() / of.members().size();
    }

    private static double cost(Side old, Side fresh, Space space) {
        double distance = Math.min(MOST, space.distance(old.centroid(), fresh.centroid()) / Math.sqrt(space.totalWeight()));
        long both = old.members().stream().filter(fresh.members()::contains).count();
        long either = old.members().size() + fresh.members().size() - both;
        return distance + 1 - (either == 0 ? 0 : (double) both / either);
    }
}
