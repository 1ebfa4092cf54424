package com.meterwise.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.stack.faults.Journal;
import com.meterwise.synthetic.Utility;

/** A day of an invented utility, sent by two clients that repeat what is not answered and write down what is accepted. */
final class JournaledDay {
    private static final String NDJSON = "application/x-ndjson";
    private static final int CLIENTS = 2;
    private static final int LINES = 4;
    /** One of so many lines is corrected. */
    private static final int CORRECTED = 5;
    private static final String WRONG = """
            {"meterId":"NOBODYS","start":"%sT00:00:00Z","interval":"PT30M","values":[1,2,3]}
            this is no block
            """;

    private final LocalDate day;
    private final List<String> lines;
    private final Rest rest;
    private final Journal journal;

    JournaledDay(Utility utility, LocalDate day, Rest rest, Journal journal) {
        this.day = day;
        this.lines = written(utility, day);
        this.rest = rest;
        this.journal = journal;
    }

    /** The day as it is sent first, to be sent as often as one likes. */
    String lines() { return String.join("\n", lines) + "\n"; }

    /** @param pace between two pieces; @throws Failed if something right is refused, or something wrong is not */
    void send(Duration pace) {
        CompletableFuture.allOf(java.util.stream.IntStream.range(0, CLIENTS).mapToObj(client -> CompletableFuture.runAsync(() -> {
            for (int from = client * LINES; from < lines.size(); from += CLIENTS * LINES) {
                send(lines.subList(from, Math.min(lines.size(), from + LINES)));
                Pause.of(pace);
            }
            // what a client corrects, it has been told is accepted
            send(corrections(client));
        }, task -> new Thread(task, "client").start())).toArray(CompletableFuture[]::new)).join();
        refused();
    }

    private void send(List<String> some) {
        if (some.isEmpty()) return;
        String text = String.join("\n", some) + "\n";
        JsonNode report = post(text);
        if (report.path("rejected").asLong() > 0) throw new Failed("what is right is refused: " + report.path("errors"));
        if (report.path("accepted").asLong() != some.size()) throw new Failed("%d blocks were sent: %s".formatted(some.size(), report));
        journal.accepted(text);
    }

    private List<String> corrections(int client) {
        List<String> corrections = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i % CORRECTED == 0 && i / LINES % CLIENTS == client)
                corrections.add(
                        lines.get(i).replaceFirst("T01:00:00Z", "T02:00:00Z").replaceFirst("\"values\":\\[[^,\\]]*", "\"values\":[0.321"));
        }
        return corrections;
    }

    /** Each wrong line is refused with a reason, and neither is kept. */
    private void refused() {
        JsonNode report = post(WRONG.formatted(day));
        if (report.path("rejected").asLong() != 2 || report.path("accepted").asLong() != 0)
            throw new Failed("what is wrong is not refused: " + report);
        for (JsonNode error : report.path("errors"))
            if (error.path("code").asText().isBlank()) throw new Failed("refused without a reason: " + report);
    }

    private JsonNode post(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Rest.Answer answer = rest.answer("/v1/readings", NDJSON, bytes, bytes.length);
        if (answer.body() == null || !answer.body().has("accepted")) throw new Failed("readings are answered " + answer.said());
        return answer.body();
    }

    /** Each line says when it was made, so that it does not matter when it arrives. */
    private static List<String> written(Utility utility, LocalDate day) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            utility.writeReadings(day, day.plusDays(1), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String made = "{\"revisedAt\":\"%s\",".formatted(day.plusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC).toString());
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> made + line.substring(1)).toList();
    }
}
