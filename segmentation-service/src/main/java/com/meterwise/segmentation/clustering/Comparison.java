package com.meterwise.segmentation.clustering;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.segmentation.features.LoadProfile;

/**
 * Two models on the same customers.
 *
 * @param customers placed by both
 * @param sameId    share of them that both put into a segment of the same id
 * @param rand      adjusted Rand index of the two partitions: 1 the same but for the names, 0 as good as chance
 * @param table     segment of the first to segment of the second to customers
 */
public record Comparison(String first, String second, int customers, double sameId, double rand,
        SortedMap<String, SortedMap<String, Integer>> table) {

    /** Collects customers page by page. */
    public static final class Counting {
        private final SegmentModel first;
        private final SegmentModel second;
        private final SortedMap<String, SortedMap<String, Integer>> table = new TreeMap<>();

        public Counting(SegmentModel first, SegmentModel second) {
            this.first = first;
            this.second = second;
        }

        public void add(LoadProfile profile, boolean keyAccount) {
            if (!profile.canBeSegmented()) return;
            table.computeIfAbsent(segment(first, profile, keyAccount), id -> new TreeMap<>())
                    .merge(segment(second, profile, keyAccount), 1, Integer::sum);
        }

        public Comparison result() { return Comparison.of(first.modelId(), second.modelId(), table); }

        private static String segment(SegmentModel model, LoadProfile profile, boolean keyAccount) {
            Level level = model.level(keyAccount);
            return level.nearest(level.space().place(profile.features())).segmentId();
        }
    }

    static Comparison of(String first, String second, SortedMap<String, SortedMap<String, Integer>> table) {
        Map<String, Integer> columns = new TreeMap<>();
        table.values().forEach(row -> row.forEach((segment, count) -> columns.merge(segment, count, Integer::sum)));
        double both = 0;
        double same = 0;
        for (Map.Entry<String, SortedMap<String, Integer>> row : table.entrySet()) {
            both += pairs(List.copyOf(row.getValue().values()));
            same += row.getValue().getOrDefault(row.getKey(), 0);
        }
        List<Integer> rows = table.values().stream().map(row -> row.values().stream().mapToInt(Integer::intValue).sum()).toList();
        int all = rows.stream().mapToInt(Integer::intValue).sum();
        double inRows = pairs(rows);
        double inColumns = pairs(List.copyOf(columns.values()));
        double expected = all < 2 ? 0 : inRows * inColumns / (all * (all - 1.0) / 2);
        double most = (inRows + inColumns) / 2;
        return new Comparison(first, second, all, all == 0 ? 1 : same / all, most == expected ? 1 : (both - expected) / (most - expected),
                table);
    }

    private static double pairs(List<Integer> counts) { return counts.stream().mapToDouble(n -> n * (n - 1.0) / 2).sum(); }
}
