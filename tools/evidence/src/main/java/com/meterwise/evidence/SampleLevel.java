package com.meterwise.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.meterwise.segmentation.clustering.Axis;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.Space;

/** A level of twelve groups and a thousand customers' features, to measure how long assigning one takes. */
record SampleLevel(Level level, List<Map<String, Double>> customers) {
    private static final int GROUPS = 12;
    private static final int CUSTOMERS = 1_000;

    SampleLevel(int columns, int seed) { this(level(columns, new Random(seed)), customers(columns, new Random(seed + 1L))); }

    Map<String, Double> customer(int i) { return customers.get(i % CUSTOMERS); }

    private static Level level(int columns, Random random) {
        List<Axis> axes = new ArrayList<>();
        for (int column = 0; column < columns; column++)
            axes.add(new Axis("feature" + column, 1.0 / columns, column < 3, 0.1, 10, 1, 0.7));
        List<Level.Group> groups = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++)
            groups.add(new Level.Group("S%02d".formatted(group + 1), random.doubles(columns, -2, 2).toArray(), 100));
        return new Level(Level.Name.MASS_MARKET, new Space(axes), groups, GROUPS * 100, null, List.of(), List.of());
    }

    private static List<Map<String, Double>> customers(int columns, Random random) {
        List<Map<String, Double>> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Map<String, Double> features = new TreeMap<>();
            for (int column = 0; column < columns; column++)
                features.put("feature" + column, 0.1 + 3 * random.nextDouble());
            customers.add(features);
        }
        return customers;
    }
}
