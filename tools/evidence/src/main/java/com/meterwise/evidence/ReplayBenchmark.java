package com.meterwise.evidence;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Topic;

/**
 * I5 and I8: how fast the services that keep readings catch up with the log, each alone and from nothing, and how long it takes to build what
 * they keep once more beside it and to hold both against each other.
 */
final class ReplayBenchmark implements Command {
    private static final List<String> KEEPERS = List.of("segmentation", "forecasting");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int SLOTS = 48;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Override
    public String name() { return "replay"; }

    @Override
    public String summary() { return "I5, I8: log to features and to history in readings/s; 10 M readings rebuilt beside the live state"; }

    @Override
    public String options() { return """
            --meters N   default 5000
            --days N     default 42: 10 million readings of half an hour with 5000 meters"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int meters = arguments.number("meters", 5_000, 1);
        int days = arguments.number("days", 42, 1);
        arguments.refuseTheRest();
        double readings = (double) meters * days * SLOTS;
        Goals goals = new Goals();
        try (Machinery machinery = new Machinery();
                ServiceAlone ingestion = new ServiceAlone("ingestion", machinery, Map.of("METERWISE_REPLAY_LAG", "PT0S"))) {
            double stage = load(machinery, ingestion, meters, days);
            goals.note("request and validation stage, readings/s", Goals.shown(readings / stage, ""), "");
            double rebuilt = 0;
            long differing = 0;
            for (String keeper : KEEPERS) {
                long start = System.nanoTime();
                try (ServiceAlone service = new ServiceAlone(keeper, machinery, Map.of())) {
                    await("the end of the log", () -> waiting(machinery, keeper) == 0);
                    double seconds = seconds(start) - service.secondsToReady();
                    goals.atLeast("I5 log to %s".formatted(keeper.equals("forecasting") ? "history" : "features"), readings / seconds,
                            1_500_000, "/s", "%.1f CPU-s per million in the service".formatted(service.cpu().toMillis() / 1e3 / readings
                                    * 1e6));
                    long again = System.nanoTime();
                    JsonNode compared = rebuild(ingestion, service, keeper, days);
                    rebuilt += seconds(again);
                    differing += compared.get("differing").asLong();
                    if (compared.get("rows").asLong() < (long) meters * days)
                        throw new IllegalStateException("too little was rebuilt: " + compared);
                }
            }
            goals.atMost("I8 %,.1f M readings rebuilt into both, compared".formatted(readings / 1e6), rebuilt, 30 * readings / 10e6, "s",
                    "the goal is 30 s for 10 M");
            goals.atMost("I8 days that differ from live", differing, 0, "", "SHA-256 over every row of a day");
        }
        goals.print(System.out);
        return goals.allReached();
    }

    /** @return seconds until everything is validated and told */
    private static double load(Machinery machinery, ServiceAlone ingestion, int meters, int days) throws Exception {
        Path file = IntakeBench.blocks(machinery.folder().resolve("blocks"), meters * days, meters, 1);
        long start = System.nanoTime();
        JsonNode report = ingestion.call(ingestion.request("/v1/readings?register=true", IntakeBench.BLOCKS)
                .POST(BodyPublishers.ofFile(file)).build());
        if (report.get("rejected").asLong() > 0) throw new IllegalStateException("blocks are refused: " + report);
        DataSource database = machinery.database("ingestion").dataSource();
        await("the validation stage", () -> number(database, "select count(*) from meter_day") == (long) meters * days);
        await("ingestion's outbox", () -> number(database, "select count(*) from outbox") == 0);
        return seconds(start);
    }

    private static JsonNode rebuild(ServiceAlone ingestion, ServiceAlone service, String keeper, int days) throws Exception {
        JsonNode begun = service.call(service.request("/v1/rebuilds", "application/json").POST(BodyPublishers.ofString(
                "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(FIRST, FIRST.plusDays(days - 1L)))).build());
        JsonNode told = ingestion.call(ingestion.request("/v1/republications", "application/json").POST(BodyPublishers.ofString(
                "{\"from\":\"%s\",\"to\":\"%s\",\"service\":\"%s\"}".formatted(begun.get("from").asText(), begun.get("to").asText(),
                        keeper)))
                .build());
        String place = "/v1/republications/" + told.get("republicationId").asText();
        await("the republication", () -> ingestion.call(ingestion.request(place, "application/json").GET().build()).get("state").asText()
                .equals("DONE"));
        JsonNode[] compared = new JsonNode[1];
        await("the rebuild", () -> {
            try {
                compared[0] = service.call(service.request("/v1/rebuilds/" + begun.get("rebuildId").asText() + "/compare",
                        "application/json").POST(BodyPublishers.noBody()).build());
                return true;
            } catch (IllegalStateException e) {
                // 409 as long as something told is not read
                if (e.getMessage().contains(" 409 ")) return false;
                throw e;
            }
        });
        return compared[0];
    }

    /** Records of the topic of meter-days that the service has not stored yet. */
    private static long waiting(Machinery machinery, String service) throws Exception {
        DataSource database = machinery.database(service).dataSource();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < Topic.LOCAL_PARTITIONS; partition++)
            asked.put(new TopicPartition(Topic.READINGS.name(), partition), OffsetSpec.latest());
        try (Admin admin = machinery.kafka().admin()) {
            long end = admin.listOffsets(asked).all().get().values().stream().collect(Collectors.summingLong(info -> info.offset()));
            return end - number(database, "select coalesce(sum(next_offset), 0) from kafka_offset where topic = '%s'".formatted(
                    Topic.READINGS.name()));
        }
    }

    private static void await(String what, Waiting.Condition condition) throws Exception { Waiting.until(what, LOOK, PATIENCE, condition); }

    private static double seconds(long since) { return (System.nanoTime() - since) / 1e9; }

    private static long number(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement
                        .executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
