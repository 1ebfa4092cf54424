package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** I3: single readings at a fixed rate, whatever the service does, so that a slow answer delays none of the next and is counted in full. */
final class SingleBenchmark implements Command {
    private static final int CONNECTIONS = 64;
    /** A service that needs longer than this many times the load's length has failed; what was not asked by then counts as not answered. */
    private static final int PATIENCE = 3;
    private static final int LINES = 20_000;

    @Override
    public String name() { return "single"; }

    @Override
    public String summary() { return "I3: single-reading POSTs at a fixed rate over 64 connections, latency from when each was due"; }

    @Override
    public String options() { return """
            --rate N      requests a second, default 4000
            --seconds N   measured, after as many that warm up, default 15"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int rate = arguments.number("rate", 4_000, 1);
        int seconds = arguments.number("seconds", 15, 1);
        arguments.refuseTheRest();
        try (IntakeBench bench = new IntakeBench(false)) {
            Path meters = IntakeBench.blocks(bench.folder.resolve("meters"), 2_000, 2_000, 1);
            bench.post(meters);
            load(bench, rate, seconds);
            long start = System.nanoTime();
            Outcome outcome = load(bench, rate, seconds);
            double took = (System.nanoTime() - start) / 1e9;
            ProducerPerf.Rate peer = bench.peer().at(rate, lines(bench.folder.resolve("single")), rate * seconds);
            Arrays.sort(outcome.millis());
            Goals goals = new Goals()
                    .atLeast("I3 requests answered 202", (outcome.millis().length - outcome.failed()) / took, 0.95 * rate, "/s",
                            "%,d offered a second, %,d of %,d asked, %,d failed".formatted(rate, outcome.millis().length, rate * seconds,
                                    outcome.failed()))
                    .atMost("I3 p99", outcome.millis()[(int) (outcome.millis().length * 0.99)], 50, "ms",
                            "median %.1f ms".formatted(outcome.millis()[outcome.millis().length / 2]))
                    .note("producer-perf, the same lines at that rate", Goals.shown(peer.perSecond(), "/s"),
                            "p99 %.0f ms, median %.0f ms, no HTTP and no answer".formatted(peer.p99Millis(), peer.p50Millis()));
            goals.print(System.out);
            return goals.allReached();
        }
    }

    private record Outcome(double[] millis, long failed) {}

    /** Each connection takes the next request that is due, so that a slow answer holds up one of them and not the rate. */
    private static Outcome load(IntakeBench bench, int rate, int seconds) throws InterruptedException {
        int count = rate * seconds;
        double[] millis = new double[count];
        AtomicInteger next = new AtomicInteger();
        AtomicLong failed = new AtomicLong();
        long start = System.nanoTime();
        long end = start + PATIENCE * seconds * 1_000_000_000L;
        Thread[] clients = new Thread[CONNECTIONS];
        for (int c = 0; c < CONNECTIONS; c++) {
            clients[c] = new Thread(() -> {
                try (PlainConnection connection = bench.connect()) {
                    for (int i = next.getAndIncrement(); i < count && System.nanoTime() < end; i = next.getAndIncrement()) {
                        long due = start + (long) (i * 1e9 / rate);
                        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                            LockSupport.parkNanos(wait);
                        if (connection.post("/v1/readings", IntakeBench.BLOCKS, reading(i)) != 202) failed.incrementAndGet();
                        millis[i] = (System.nanoTime() - due) / 1e6;
                    }
                } catch (IOException e) {
                    failed.addAndGet(count);
                }
            });
            clients[c].start();
        }
        for (Thread client : clients)
            client.join();
        return new Outcome(Arrays.stream(millis).filter(time -> time > 0).toArray(), failed.get());
    }

    private static Path lines(Path file) throws IOException {
        return Files.write(file, IntStream.range(0, LINES).mapToObj(SingleBenchmark::reading).toList());
    }

    private static String reading(int i) {
        int half = i / 2_000;
        return "{\"meterId\":\"B-%05d\",\"start\":\"2026-02-%02dT%02d:%s:00Z\",\"interval\":\"PT30M\",\"values\":[%d.5]}".formatted(
                i % 2_000,
                1 + half / 48 % 28, half / 2 % 24, half % 2 == 0 ? "00" : "30", i % 10);
    }
}
