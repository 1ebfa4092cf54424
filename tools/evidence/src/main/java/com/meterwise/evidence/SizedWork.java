package com.meterwise.evidence;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.synthetic.Utility;

/** A utility's way through a running system, stage by stage, each until every service is through with it. */
record SizedWork(Utility utility, Path files, RunningSystem system) {
    private static final String NDJSON = "application/x-ndjson";
    private static final List<String> DAILY = List.of("segmentation", "forecasting", "campaign");
    private static final List<String> READERS = List.of("ingestion", "segmentation", "forecasting", "campaign");
    /** When nobody is behind so often, one look after the other, it stays so: what one has told the next reads within a second. */
    private static final int QUIET_LOOKS = 5;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Between two looks at counts, which take time themselves. */
    private static final Duration COUNT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofHours(4);

    record Stage(String name, double seconds, Usage before, Usage after) {
        double cpuSeconds() { return after.allCpuSeconds() - before.allCpuSeconds(); }
    }

    private interface Doing {
        void run() throws Exception;
    }

    List<Stage> stages() throws Exception {
        LocalDate last = utility.until().minusDays(1);
        List<Stage> stages = new ArrayList<>();
        stages.add(stage("register", () -> {
            register();
            awaitRead();
        }));
        stages.add(stage("readings", () -> {
            for (LocalDate day = utility.from(); !day.isAfter(last); day = day.plusDays(1))
                post("/v1/readings", files.resolve(day.toString()));
            awaitRead();
        }));
        stages.add(stage("days", () -> {
            Waiting.until("the close of " + last, LOOK, PATIENCE, () -> isClosed(last));
            Waiting.until("the work of closed days", COUNT, PATIENCE, () -> allDone(last));
        }));
        return stages;
    }

    private Stage stage(String name, Doing doing) throws Exception {
        Usage before = Usage.of(system.data());
        long start = System.nanoTime();
        doing.run();
        Stage stage = new Stage(name, (System.nanoTime() - start) / 1e9, before, Usage.of(system.data()));
        System.err.printf(Locale.ROOT, "  %s: %,.0f s%n", name, stage.seconds());
        return stage;
    }

    private void register() throws Exception {
        try (Stream<String> feeders = Files.lines(files.resolve("feeders"))) {
            for (String feeder : (Iterable<String>) feeders::iterator)
                RunningSystem.answer(system.request("ingestion", "/v1/feeders/" + Json.MAPPER.readTree(feeder)
                        .get("feederId").asText(), "ingest").header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(feeder)).build());
        }
        for (String kind : List.of("customers", "meters", "contracts", "holidays", "indicators"))
            post("/v1/" + kind, files.resolve(kind));
    }

    private void post(String path, Path lines) throws Exception {
        HttpRequest request = system.request("ingestion", path, "ingest").header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofFile(lines)).build();
        JsonNode report = RunningSystem.answer(request);
        if (report.path("rejected").asLong() > 0) throw new IllegalStateException("%s refuses: %s".formatted(path, report));
    }

    /** Until every service has read what the others told. */
    private void awaitRead() throws Exception {
        int[] quiet = new int[1];
        Waiting.until("the end of every topic", LOOK, PATIENCE, () -> {
            quiet[0] = behind() == 0 ? quiet[0] + 1 : 0;
            return quiet[0] == QUIET_LOOKS;
        });
    }

    /** Records that are not applied yet, over all services. */
    private long behind() throws Exception {
        long behind = 0;
        for (String reader : READERS)
            behind += system.get(reader, "/v1/intake").path("behind").asLong();
        return behind;
    }

    /** Many days are closed one after the other, for longer than a request waits: asked again, it goes on. */
    private boolean isClosed(LocalDate last) throws Exception {
        int status = RunningSystem.status(system.request("ingestion", "/v1/market-days/close?through=" + last, "operator")
                .POST(BodyPublishers.noBody()).build());
        if (status != 200 && status != 503) throw new IllegalStateException("closing %s answers %d".formatted(last, status));
        return status == 200;
    }

    private boolean allDone(LocalDate last) throws Exception {
        StringBuilder told = new StringBuilder();
        boolean all = true;
        for (String service : DAILY) {
            String done = system.get(service, "/v1/status").path("lastDoneDay").asText("-");
            told.append(' ').append(service).append(' ').append(done);
            all &= done.equals(last.toString());
        }
        System.err.println("  days done:" + told);
        return all;
    }
}
