package com.meterwise.segmentation.screening;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/** How firmly accounts hold their ranks when every weight is moved a little: a ranking that hangs on the third digit is no ranking. */
record Ranks(int[] rank, int[] best, int[] worst, double[] stability) {

    /**
     * @param topsis  the best and the worst of all
     * @param columns values per dimension
     * @param noise   each weight is multiplied by a factor drawn evenly from 1 - noise to 1 + noise
     * @return per row its rank from 1, the best and the worst over all draws, and the share of draws in which it moved by no more than a
     *         twentieth of the rows, or one rank
     */
    static Ranks of(Topsis topsis, double[][] columns, double[] weights, int draws, double noise, long seed) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        int[] rank = ranks(topsis.closenessOf(columns, weights));
        int[] best = rank.clone();
        int[] worst = rank.clone();
        int[] held = new int[rows];
        int tolerance = Math.max(1, rows / 20);
        Random random = new Random(seed);
        for (int draw = 0; draw < draws; draw++) {
            double[] moved = Arrays.stream(weights).map(weight -> weight * (1 + noise * (2 * random.nextDouble() - 1))).toArray();
            double sum = Arrays.stream(moved).sum();
            int[] now = ranks(topsis.closenessOf(columns, Arrays.stream(moved).map(weight -> weight / sum).toArray()));
            for (int i = 0; i < rows; i++) {
                best[i] = Math.min(best[i], now[i]);
                worst[i] = Math.max(worst[i], now[i]);
                if (Math.abs(now[i] - rank[i]) <= tolerance) held[i]++;
            }
        }
        return new Ranks(rank, best, worst, Arrays.stream(held).mapToDouble(count -> draws == 0 ? 1 : (double) count / draws).toArray());
    }

    /** Rows of the same score are ranked by their place. */
    private static int[] ranks(double[] scores) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -scores[i]));
        int[] ranks = new int[scores.length];
        for (int place = 0; place < order.length; place++)
            ranks[order[place]] = place + 1;
        return ranks;
    }
}
