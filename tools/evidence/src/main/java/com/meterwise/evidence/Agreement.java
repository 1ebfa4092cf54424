package com.meterwise.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far two ways to sort the same things agree. */
final class Agreement {
    private Agreement() {}

    /** Adjusted Rand index (Hubert and Arabie, 1985): 1 the same but for the names, 0 as good as chance. */
    static double adjustedRand(List<String> a, List<String> b) {
        Map<String, Integer> cells = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < a.size(); i++) {
            cells.merge(a.get(i) + "\n" + b.get(i), 1, Integer::sum);
            rows.merge(a.get(i), 1, Integer::sum);
            columns.merge(b.get(i), 1, Integer::sum);
        }
        double expected = pairs(rows) * pairs(columns) / (a.size() * (a.size() - 1) / 2.0);
        double most = (pairs(rows) + pairs(columns)) / 2;
        return most == expected ? 1 : (pairs(cells) - expected) / (most - expected);
    }

    private static double pairs(Map<String, Integer> counts) { return counts.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum(); }
}
