package com.meterwise.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** I1 and I2: blocks of 48 readings into POST /v1/readings until the last is acknowledged, beside Kafka's own tool fed the same lines. */
final class IngestBenchmark implements Command {
    @Override
    public String name() { return "ingest"; }

    @Override
    public String summary() { return "I1, I2: NDJSON blocks into the ingestion service, beside Kafka's producer-perf with the same lines"; }

    @Override
    public String options() { return """
            --blocks N    lines of 48 readings a run, default 200000
            --clients N   that send at once, default 4
            --runs N      measured, after one that warms up, default 3
            --stream      the service also merges what it takes in; else a replica for requests only"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int blocks = arguments.number("blocks", 200_000, 1_000);
        int clients = arguments.number("clients", 4, 1);
        int runs = arguments.number("runs", 3, 1);
        boolean stream = arguments.has("stream");
        arguments.refuseTheRest();
        double[] ours = new double[runs];
        double[] peers = new double[runs];
        double[] cpu = new double[runs];
        double[] peersCpu = new double[runs];
        try (IntakeBench bench = new IntakeBench(stream)) {
            List<Path> parts = new ArrayList<>();
            for (int i = 0; i < clients; i++)
                parts.add(IntakeBench.blocks(bench.folder.resolve("blocks-" + i), blocks / clients, 2_000, i));
            send(bench, parts);
            bench.peer().fastest(parts.get(0), blocks);
            for (int run = 0; run < runs; run++) {
                Duration before = bench.cpu();
                double seconds = send(bench, parts);
                cpu[run] = bench.cpu().minus(before).toMillis() / 1e3 / (blocks * 48 / 1e6);
                ours[run] = blocks / seconds;
                ProducerPerf.Rate peer = bench.peer().fastest(parts.get(0), blocks);
                peers[run] = peer.perSecond();
                peersCpu[run] = peer.cpuSeconds() / (blocks * 48 / 1e6);
            }
        }
        double[] shares = new double[runs];
        for (int i = 0; i < runs; i++)
            shares[i] = ours[i] / peers[i] * 100;
        String peer = "producer-perf %,.0f records/s, median of %d (%s)".formatted(median(peers), runs, spread(peers));
        Goals goals = new Goals().atLeast("I1 share of producer-perf", median(shares), 40, "%", peer)
                .atLeast("I1 readings", median(ours) * 48, 3_000_000, "/s", "%,.0f blocks/s (%s)".formatted(median(ours), spread(ours)))
                .atMost("I2 CPU of the process per million readings", median(cpu), stream ? 1.5 : 0.5, "s",
                        "%s; producer-perf %.2f s, its start included".formatted(stream ? "with the stream stage" : "requests only",
                                median(peersCpu)));
        goals.print(System.out);
        return goals.allReached();
    }

    private static double send(IntakeBench bench, List<Path> parts) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(parts.size());
        try {
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (Path part : parts)
                all.add(pool.submit(() -> {
                    bench.post(part);
                    return null;
                }));
            for (Future<?> one : all)
                one.get();
            return (System.nanoTime() - start) / 1e9;
        } finally {
            pool.shutdownNow();
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static String spread(double[] values) {
        return "%,.0f to %,.0f".formatted(Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow());
    }
}
