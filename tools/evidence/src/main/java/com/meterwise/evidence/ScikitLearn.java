package com.meterwise.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** The peer of S1: scikit-learn's KMeans in a process of its own, on the same rows. */
final class ScikitLearn {
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

    private ScikitLearn() {}

    /** @return k to seconds and squared error; empty without scikit-learn */
    static Map<Integer, double[]> fits(String python, double[][] cells, int columns, int fromK, int toK, int seed) throws Exception {
        Map<Integer, double[]> fits = new TreeMap<>();
        if (!Files.isExecutable(Path.of(python))) return fits;
        Path file = Files.createTempFile("rows", ".f64");
        try {
            write(cells, columns, file);
            Process process = new ProcessBuilder(python, "-c", PEER, file.toString(), Integer.toString(columns), Integer.toString(fromK),
                    Integer.toString(toK), Integer.toString(seed)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
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
