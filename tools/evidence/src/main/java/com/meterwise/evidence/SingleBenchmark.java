package com.meterwise.evidence;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** I3: single readings at a fixed rate, whatever the service does, so that a slow answer delays none of the next and is counted in full. */
final class SingleBenchmark implements Command {
    private static final int CONNECTIONS = 64;
    /** A service that needs longer than this many times the load's length has failed; what was not asked by then counts as not answered. */
    private static final int PATIENCE = 3;

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
            Arrays.sort(outcome.millis());
            Goals goals = new Goals()
                    .atLeast("I3 requests answered 202", (outcome.millis().length - outcome.failed()) / took, 0.95 * rate, "/s",
                            "%,d offered a second, %,d of %,d asked, %,d failed".formatted(rate, outcome.millis().length, rate * seconds,
                                    outcome.failed()))
                    .atMost("I3 p99", outcome.millis()[(int) (outcome.millis().length * 0.99)], 50, "ms",
                            "median %.1f ms".formatted(outcome.millis()[outcome.millis().length / 2]));
            goals.print(System.out);
            return goals.allReached();
        }
    }

    private record Outcome(double[] millis, long failed) {}

    private static Outcome load(IntakeBench bench, int rate, int seconds) throws InterruptedException {
        int count = rate * seconds;
        double[] millis = new double[count];
        AtomicLong failed = new AtomicLong();
        Semaphore connections = new Semaphore(CONNECTIONS);
        long start = System.nanoTime();
        long end = start + PATIENCE * seconds * 1_000_000_000L;
        int asked = 0;
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = start + (long) (i * 1e9 / rate);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                java.util.concurrent.locks.LockSupport.parkNanos(wait);
            if (!connections.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) break;
            asked++;
            String body = "{\"meterId\":\"B-%05d\",\"start\":\"2026-02-01T%02d:%02d:00Z\",\"interval\":\"PT30M\",\"values\":[%d.5]}"
                    .formatted(i % 2_000,
                            i / 2_000 / 2 % 24, i / 2_000 % 2 * 30, i % 10);
            HttpRequest post = bench.request("/v1/readings", IntakeBench.BLOCKS).POST(HttpRequest.BodyPublishers.ofString(body)).build();
            bench.http.sendAsync(post, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, problem) -> {
                millis[number] = (System.nanoTime() - due) / 1e6;
                if (problem != null || answer.statusCode() != 202) failed.incrementAndGet();
                connections.release();
            });
        }
        connections.acquire(CONNECTIONS);
        return new Outcome(Arrays.copyOf(millis, asked), failed.get());
    }
}
