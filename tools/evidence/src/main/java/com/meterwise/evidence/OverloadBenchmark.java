package com.meterwise.evidence;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** R3: three times as much as the intake can take, offered at a fixed rate whatever it answers. */
final class OverloadBenchmark implements Command {
    private static final int LINES = 100;
    private static final int METERS = 2_000;
    /** Few wait for their answers more than they work the service, so the peak is the best of these. */
    private static final List<Integer> PEAK_CLIENTS = List.of(16, 48, 96);
    /** More than the service reads at once, so that it must refuse. */
    private static final int CONNECTIONS = 400;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    @Override
    public String name() { return "overload"; }

    @Override
    public String summary() { return "R3: goodput, memory and refusals at three times the intake's capacity"; }

    @Override
    public String options() { return """
            --seconds N   of each search for the peak and of the overload, after as many that warm up, default 15
            --factor X    of the peak that is offered, default 3
            --stream      the service also merges what it takes in; else a replica for requests only"""; }

    /** @param statuses answers by status; 0 = none, -1 = no connection was free */
    private record Outcome(double goodPerSecond, Map<Integer, Long> statuses) {
        long of(int status) { return statuses.getOrDefault(status, 0L); }
    }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int seconds = arguments.number("seconds", 15, 2);
        double factor = arguments.value("factor", Double::parseDouble).orElse(3.0);
        boolean stream = arguments.has("stream");
        arguments.refuseTheRest();
        try (IntakeBench bench = new IntakeBench(stream)) {
            Path known = IntakeBench.blocks(bench.folder.resolve("known"), METERS, METERS, 1);
            bench.post(known);
            List<HttpRequest> requests = requests(bench, Files.readAllLines(known));
            closed(bench, requests, PEAK_CLIENTS.get(0), seconds);
            Outcome peak = new Outcome(0, Map.of());
            for (int clients : PEAK_CLIENTS) {
                Outcome one = closed(bench, requests, clients, seconds);
                if (one.goodPerSecond() > peak.goodPerSecond()) peak = one;
            }
            open(bench, requests, factor * peak.goodPerSecond(), seconds);
            double before = bench.residentMegabytes();
            Outcome over = open(bench, requests, factor * peak.goodPerSecond(), seconds);
            double after = bench.residentMegabytes();
            Goals goals = new Goals()
                    .atLeast("R3 goodput under overload, of the peak", 100 * over.goodPerSecond() / peak.goodPerSecond(), 90, "%",
                            "peak %,.0f requests/s of %d blocks, best of %s clients".formatted(peak.goodPerSecond(), LINES, PEAK_CLIENTS))
                    .atMost("R3 memory after, of before", 100 * after / before, 110, "%",
                            "%,.0f MB, then %,.0f MB".formatted(before, after))
                    .atMost("R3 answers that are neither 202, 429 nor 503", others(over), 0, "", "")
                    .note("refused with 503 or 429", Goals.shown(over.of(503) + over.of(429), ""), "")
                    .note("not sent, all %d connections waiting".formatted(CONNECTIONS), Goals.shown(over.of(-1), ""), "");
            goals.print(System.out);
            return goals.allReached();
        }
    }

    private static double others(Outcome outcome) {
        return outcome.statuses().entrySet().stream().filter(one -> !List.of(202, 429, 503, -1).contains(one.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
    }

    private static List<HttpRequest> requests(IntakeBench bench, List<String> blocks) {
        List<HttpRequest> requests = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += LINES) {
            String body = String.join("\n", blocks.subList(from, Math.min(blocks.size(), from + LINES))) + "\n";
            requests.add(bench.request("/v1/readings", IntakeBench.BLOCKS).timeout(ANSWER).POST(BodyPublishers.ofString(body)).build());
        }
        return requests;
    }

    /** Each client sends the next one when it is answered. */
    private static Outcome closed(IntakeBench bench, List<HttpRequest> requests, int clientCount, int seconds) {
        Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
        AtomicLong next = new AtomicLong();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < clientCount; client++)
            clients.add(CompletableFuture.runAsync(() -> {
                while (System.nanoTime() < end)
                    count(statuses, send(bench, requests.get((int) (next.getAndIncrement() % requests.size()))).join());
            }, task -> new Thread(task, "client").start()));
        clients.forEach(CompletableFuture::join);
        return outcome(statuses, seconds);
    }

    /** One is due whenever it is due; who finds no connection free is not sent. */
    private static Outcome open(IntakeBench bench, List<HttpRequest> requests, double rate, int seconds) throws InterruptedException {
        Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
        Semaphore connections = new Semaphore(CONNECTIONS);
        long start = System.nanoTime();
        int count = (int) (rate * seconds);
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i * 1e9 / rate);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                LockSupport.parkNanos(wait);
            if (!connections.tryAcquire()) {
                count(statuses, -1);
                continue;
            }
            send(bench, requests.get(i % requests.size())).thenAccept(status -> {
                count(statuses, status);
                connections.release();
            });
        }
        connections.acquire(CONNECTIONS);
        return outcome(statuses, (System.nanoTime() - start) / 1e9);
    }

    private static CompletableFuture<Integer> send(IntakeBench bench, HttpRequest request) {
        return bench.http.sendAsync(request, BodyHandlers.discarding())
                .handle((answer, problem) -> problem != null ? 0 : answer.statusCode());
    }

    private static void count(Map<Integer, AtomicLong> statuses, int status) {
        statuses.computeIfAbsent(status, unused -> new AtomicLong()).incrementAndGet();
    }

    private static Outcome outcome(Map<Integer, AtomicLong> statuses, double seconds) {
        Map<Integer, Long> counted = new ConcurrentSkipListMap<>();
        statuses.forEach((status, count) -> counted.put(status, count.get()));
        return new Outcome(counted.getOrDefault(202, 0L) / seconds, counted);
    }
}
