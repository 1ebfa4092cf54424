package com.meterwise.segmentation.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The value of accounts over the dimensions known of anybody: weights, scores, and what each dimension adds. */
record Valuation(List<Account> accounts, List<Dimension> dimensions, double[][] columns, double[] weights, Topsis topsis,
        double[] scores) {

    static Valuation of(List<Account> accounts, Weights weights) {
        List<Dimension> dimensions = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (Dimension dimension : Dimension.ALL) {
            double[] column = dimension.column(accounts);
            if (column.length == 0) continue;
            dimensions.add(dimension);
            columns.add(column);
        }
        double[][] values = columns.toArray(double[][]::new);
        double[] blended = weights.of(dimensions.stream().map(Dimension::name).toList(), values);
        Topsis topsis = Topsis.of(values);
        double[] scores = values.length == 0 ? constant(accounts.size()) : topsis.closenessOf(values, blended);
        return new Valuation(accounts, dimensions, values, blended, topsis, scores);
    }

    SortedMap<String, Double> weightsByName() { return byName(weights); }

    /** Parts that sum to the account's score. */
    SortedMap<String, Double> parts(int account) {
        return byName(topsis.parts(columns, weights, account, scores[account]));
    }

    /** The account's own values; one it lacks is absent. */
    SortedMap<String, Double> values(int account) {
        SortedMap<String, Double> values = new TreeMap<>();
        for (Dimension dimension : dimensions) {
            Double value = dimension.value().apply(accounts.get(account));
            if (value != null) values.put(dimension.name(), value);
        }
        return values;
    }

    /** Ranks among some accounts, measured against the best and the worst of all. */
    Ranks ranks(List<Integer> some, int draws, double noise, long seed) {
        double[][] rows = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            rows[j] = some.stream().mapToDouble(i -> column[i]).toArray();
        }
        return Ranks.of(topsis, rows, weights, draws, noise, seed);
    }

    private SortedMap<String, Double> byName(double[] values) {
        SortedMap<String, Double> byName = new TreeMap<>();
        for (int j = 0; j < values.length; j++)
            byName.put(dimensions.get(j).name(), values[j]);
        return byName;
    }

    private static double[] constant(int count) {
        double[] scores = new double[count];
        Arrays.fill(scores, 0.5);
        return scores;
    }
}
