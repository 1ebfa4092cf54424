package com.meterwise.evidence;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Topic;

/** R4: one record in a thousand is none; what that costs the others, and what becomes of it. */
final class PoisonBenchmark implements Command {
    private static final int METERS = 2_000;
    private static final int EVERY = 1_000;
    private static final int SLOTS = 48;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final long LOOK_NANOS = 100_000_000;

    private int run;
    private int poisoned;

    @Override
    public String name() { return "poison"; }

    @Override
    public String summary() { return "R4: one unreadable record in a thousand among the blocks: throughput lost, dead letters, replay"; }

    @Override
    public String options() { return """
            --blocks N   a run, whole thousands, default 20000
            --runs N     pairs of a clean and a poisoned run, after one that warms up, default 4"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int blocks = arguments.number("blocks", 20_000, METERS) / METERS * METERS;
        int runs = arguments.number("runs", 4, 1);
        arguments.refuseTheRest();
        double[] clean = new double[runs];
        double[] poison = new double[runs];
        try (IntakeBench bench = new IntakeBench(true); KafkaProducer<byte[], byte[]> poisoner = poisoner(bench)) {
            merged(bench, blocks, null);
            merged(bench, blocks, poisoner);
            for (int i = 0; i < runs; i++) {
                // who comes first has the smaller tables
                boolean poisonFirst = i % 2 == 0;
                if (poisonFirst) poison[i] = merged(bench, blocks, poisoner);
                clean[i] = merged(bench, blocks, null);
                if (!poisonFirst) poison[i] = merged(bench, blocks, poisoner);
            }
            JsonNode letters = bench.get("/v1/dead-letters?limit=1000").get("items");
            int withCause = 0;
            for (JsonNode letter : letters)
                if (letter.path("topic").asText().equals(Topic.UPLOAD.name()) && !letter.path("cause").asText().isBlank()) withCause++;
            double loss = 100 * (1 - IngestBenchmark.median(poison) / IngestBenchmark.median(clean));
            Goals goals = new Goals()
                    .atMost("R4 throughput lost", loss, 5, "%",
                            "clean %,.0f readings/s (%s)".formatted(IngestBenchmark.median(clean), IngestBenchmark.spread(clean)))
                    .between("R4 in the dead-letter table with cause", withCause, poisoned, poisoned, "",
                            "%d were sent".formatted(poisoned))
                    .between("R4 a replay of what is still unreadable is refused with", replayed(bench, letters), 422, 422, "", "");
            goals.print(System.out);
            return goals.allReached();
        }
    }

    private static double replayed(IntakeBench bench, JsonNode letters) throws Exception {
        if (letters.isEmpty()) return Double.NaN;
        String path = "/v1/dead-letters/%d/replay".formatted(letters.get(0).get("id").asLong());
        return bench.http.send(bench.request(path, "application/json").POST(java.net.http.HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /**
     * @param poisoner null for a clean run
     * @return readings a second, from the first that is sent to the last that is a meter-day's
     */
    private double merged(IntakeBench bench, int blocks, KafkaProducer<byte[], byte[]> poisoner) throws Exception {
        Path file = IntakeBench.blocks(bench.folder.resolve("run-" + run), blocks, METERS, run,
                FIRST.plusDays((long) run * (blocks / METERS)));
        run++;
        long expected = (long) run * blocks * SLOTS;
        long start = System.nanoTime();
        CompletableFuture<Void> poisoning = CompletableFuture.runAsync(() -> {
            if (poisoner != null) poison(poisoner, blocks / EVERY);
        });
        bench.post(file);
        poisoning.join();
        while (bench.get("/v1/status").get("readings").asLong() < expected)
            LockSupport.parkNanos(LOOK_NANOS);
        return blocks * (double) SLOTS / ((System.nanoTime() - start) / 1e9);
    }

    private static KafkaProducer<byte[], byte[]> poisoner(IntakeBench bench) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", bench.kafka(), "acks", "all"), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private void poison(KafkaProducer<byte[], byte[]> poisoner, int count) {
        for (int i = 0; i < count; i++) {
            byte[] key = "B-%05d".formatted(poisoned++ * 37 % METERS).getBytes(StandardCharsets.UTF_8);
            poisoner.send(new ProducerRecord<>(Topic.UPLOAD.name(), key, "no block \u0000 at all".getBytes(StandardCharsets.UTF_8)));
            poisoner.flush();
            // spread over the time in which the blocks come
            LockSupport.parkNanos(20_000_000);
        }
    }
}
