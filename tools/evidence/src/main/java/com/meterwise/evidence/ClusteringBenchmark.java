package com.meterwise.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import com.meterwise.segmentation.clustering.Assignment;
import com.meterwise.segmentation.clustering.KMeans;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.Rows;
import com.meterwise.segmentation.clustering.Search;

/**
 * S1 and S2: a million customers are clustered and assigned, beside scikit-learn's KMeans, one fit a k, in the same run. The customers are
 * drawn around a few dozen centres that overlap, so that no k is given away.
 */
final class ClusteringBenchmark implements Command {
    private static final int FROM_K = 2;
    private static final int TO_K = 12;
    private static final int SAMPLE = 20_000;
    private static final int CENTRES = 40;
    /** Passes over all customers after the fit to the sample. */
    private static final int PASSES = 2;

    @Override
    public String name() { return "clustering"; }

    @Override
    public String summary() { return "S1, S2: clustering a million customers beside scikit-learn, and assigning one"; }

    @Override
    public String options() { return """
            --rows N        customers, default 1000000
            --columns N     clustered features, default 24
            --seed N        default 1
            --python FILE   interpreter with scikit-learn (Debian: python3-sklearn), default /usr/bin/python3
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int count = arguments.number("rows", 1_000_000, 1_000);
        int columns = arguments.number("columns", 24, 1);
        int seed = arguments.number("seed", 1, 0);
        String python = arguments.text("python").orElse("/usr/bin/python3");
        arguments.refuseTheRest();
        double[][] cells = cells(count, columns, seed);
        Goals goals = new Goals();
        warmUp(cells, seed);
        Map<Integer, double[]> peer = ScikitLearn.fits(python, cells, columns, FROM_K, TO_K, seed);
        Rows rows = Rows.of(cells);
        long begin = System.nanoTime();
        Search search = new Search(new KMeans(8), List.of(), new Search.Settings(TO_K, 0, 20, seed));
        Rows sample = Search.even(rows, SAMPLE);
        Search.Found found = search.of(sample, Optional.empty());
        double[][] centroids = KMeans.refined(rows, found.centroids(), PASSES);
        Assignment all = Assignment.of(rows, centroids);
        double seconds = (System.nanoTime() - begin) / 1e9;
        int k = found.chosen().k();
        if (peer.isEmpty()) {
            goals.note("S1 fit k = 2..12, choose, assign all %,d x %d".formatted(count, columns), Goals.shown(seconds, "s"),
                    "skipped: no scikit-learn at " + python);
        } else {
            double peerSeconds = peer.values().stream().mapToDouble(fit -> fit[0]).sum();
            goals.atMost("S1 fit k = 2..12, choose (k = %d), assign all %,d x %d".formatted(k, count, columns), seconds, peerSeconds, "s",
                    "scikit-learn, one fit a k: %.1f s, %.1f times as long".formatted(peerSeconds, peerSeconds / seconds));
            goals.atMost("S1 squared error, of scikit-learn's", all.squaredError() / peer.get(k)[1], 1.01, "",
                    "%.6g against %.6g".formatted(all.squaredError(), peer.get(k)[1]));
            everyK(rows, sample, seed, peer, goals);
        }
        goals.atMost("S2 assign one customer, features to segment", microsecondsEach(columns, seed), 5, "µs", "");
        goals.print(System.out);
        return goals.allReached();
    }

    /** The chosen k may flatter: the same for all, fitted and refined alike. */
    private static void everyK(Rows rows, Rows sample, int seed, Map<Integer, double[]> peer, Goals goals) {
        long begin = System.nanoTime();
        double worst = 0;
        for (int k = FROM_K; k <= TO_K; k++) {
            double[][] centroids = KMeans.refined(rows, new KMeans(8).centroids(sample, k, seed), PASSES);
            worst = Math.max(worst, Assignment.of(rows, centroids).squaredError() / peer.get(k)[1]);
        }
        goals.atMost("S1 worst squared error of any k, of scikit-learn's", worst, 1.01, "",
                "every k refined on all rows: %.1f s".formatted((System.nanoTime() - begin) / 1e9));
        begin = System.nanoTime();
        double most = 0;
        for (int k = FROM_K; k <= TO_K; k++)
            most = Math.max(most, Assignment.of(rows, new KMeans(1).centroids(rows, k, seed)).squaredError() / peer.get(k)[1]);
        goals.note("without sampling: every k fitted to all rows, one start", Goals.shown((System.nanoTime() - begin) / 1e9, "s"),
                "worst squared error %.3f of scikit-learn's".formatted(most));
    }

    private static void warmUp(double[][] cells, int seed) {
        Rows some = Rows.of(Arrays.copyOf(cells, Math.min(cells.length, 50_000)));
        for (int i = 0; i < 3; i++)
            Assignment.of(some, KMeans.refined(some, new KMeans(1).centroids(some, 8, seed + i), 2));
    }

    private static double microsecondsEach(int columns, int seed) {
        SampleLevel sample = new SampleLevel(columns, seed);
        Level level = sample.level();
        int rounds = 300_000;
        double best = Double.POSITIVE_INFINITY;
        long check = 0;
        for (int run = 0; run < 5; run++) {
            long begin = System.nanoTime();
            for (int i = 0; i < rounds; i++)
                check += level.nearest(level.space().place(sample.customer(i))).size();
            best = Math.min(best, (System.nanoTime() - begin) / 1e3 / rounds);
        }
        if (check == 0) throw new IllegalStateException("nobody was assigned");
        return best;
    }

    private static double[][] cells(int count, int columns, int seed) {
        Random random = new Random(seed);
        double[][] centres = IntStream.range(0, CENTRES).mapToObj(i -> random.doubles(columns, -2, 2).toArray()).toArray(double[][]::new);
        double[][] cells = new double[count][columns];
        for (double[] row : cells) {
            // small customers are many: centres are as unlike in size as segments are
            double[] centre = centres[(int) (CENTRES * Math.pow(random.nextDouble(), 2))];
            for (int column = 0; column < columns; column++)
                row[column] = centre[column] + random.nextGaussian();
        }
        return cells;
    }
}
