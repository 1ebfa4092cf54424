package com.meterwise.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
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
    private static final String PEER = """
            import sys, time
            import numpy as np
            from sklearn.cluster import KMeans
            x = np.fromfile(sys.argv[1], dtype="<f8").reshape(-1, int(sys.argv[2]))
            for k in range(int(sys.argv[3]), int(sys.argv[4]) + 1):
                begin = time.perf_counter()
                fit = KMeans(n_clusters=k, n_init=1, random_state=int(sys.argv[5])).fit(x)
                print(k, time.perf_counter() - begin, fit.inertia_, flush=True)
            """;

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
        Map<Integer, double[]> peer = peer(python, cells, columns, seed);
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

    /** @return k to seconds and squared error; empty without scikit-learn */
    private static Map<Integer, double[]> peer(String python, double[][] cells, int columns, int seed) throws Exception {
        Map<Integer, double[]> fits = new TreeMap<>();
        if (!Files.isExecutable(Path.of(python))) return fits;
        Path file = Files.createTempFile("rows", ".f64");
        try {
            write(cells, columns, file);
            Process process = new ProcessBuilder(python, "-c", PEER, file.toString(), Integer.toString(columns), Integer.toString(FROM_K),
                    Integer.toString(TO_K), Integer.toString(seed)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.inputReader().lines().map(line -> line.split(" "))
                    .forEach(fit -> fits.put(Integer.valueOf(fit[0]),
                            new double[]{ Double.parseDouble(fit[1]), Double.parseDouble(fit[2]) }));
            return process.waitFor() == 0 ? fits : Map.of();
        } finally {
            Files.delete(file);
        }
    }

    private static void write(double[][] cells, int columns, Path file) {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate(columns * Double.BYTES * 4096).order(ByteOrder.LITTLE_ENDIAN);
            for (double[] row : cells) {
                for (double cell : row)
                    buffer.putDouble(cell);
                if (!buffer.hasRemaining()) flush(buffer, out);
            }
            flush(buffer, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flush(ByteBuffer buffer, FileChannel out) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining())
            out.write(buffer);
        buffer.clear();
    }
}
