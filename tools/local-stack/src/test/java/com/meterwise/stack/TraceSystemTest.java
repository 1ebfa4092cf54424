package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.synthetic.Utility;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** One trace holds a day's readings from the request at ingestion to what campaign tells because of them. Run by {@code ./verify --slow}. */
class TraceSystemTest {
    private static final Utility LOAD = Utility.of(60, LocalDate.of(2026, 3, 2), 30, Market.USUAL_ZONE);
    private static final LocalDate LAST = LOAD.until().minusDays(1);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    Path folder;

    /** What services sent, as text: names stand in it as they are, ids as their bytes. */
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    @Test
    @Tag("slow")
    void a_reading_is_followed_from_its_request_to_the_decision_of_campaign() throws Exception {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::receive);
        collector.start();
        System.setProperty("meterwise.traces", "http://127.0.0.1:%d".formatted(collector.getAddress().getPort()));
        try (Stack stack = Replay.start(folder)) {
            Sample sample = new Sample(LOAD, stack.system(), stack.progress());
            sample.register();
            for (LocalDate day = LOAD.from(); day.isBefore(LAST); day = day.plusDays(1))
                sample.send(day);
            assertThat(sent).as("nobody asked for a trace so far").isEmpty();
            sendFollowed(stack.system());
            new Closing(stack.system(), stack.progress()).close(LAST);
            for (List<String> each : List.of(List.of("ingestion", "POST /v1/readings"), List.of("ingestion", "create ingestion.upload.v1"),
                    List.of("ingestion", "process ingestion.upload.v1"), List.of("ingestion", "create ingestion.readings.v1"),
                    List.of("segmentation", "process ingestion.readings.v1"), List.of("forecasting", "process ingestion.readings.v1"),
                    List.of("segmentation", "create segmentation.customer-profile.v1"),
                    List.of("campaign", "process segmentation.customer-profile.v1"), List.of("campaign", "create campaign.decision.v1")))
                assertThat(Pause.until(() -> has(each.get(0), each.get(1)), Duration.ofSeconds(60))).as(each.toString()).isTrue();
            assertThat(sent).noneMatch(request -> request.contains("C-0000") || request.contains("M-0000"));
        } finally {
            System.clearProperty("meterwise.traces");
            collector.stop(0);
        }
    }

    /** A service whose sampler is off sends spans of our trace only. */
    private boolean has(String service, String span) {
        String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
        return sent.stream().anyMatch(request -> request.contains(service + "-0") && request.contains(span) && request.contains(trace));
    }

    private void receive(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        sent.add(request);
    }

    private static void sendFollowed(SystemFile system) throws IOException, InterruptedException {
        ByteArrayOutputStream readings = new ByteArrayOutputStream();
        LOAD.writeReadings(LAST, LAST.plusDays(1), readings);
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.services().get(Service.INGESTION.id())).resolve("/v1/readings"))
                .header("Authorization", "Bearer " + system.tokens().get("ingest")).header("Content-Type", "application/x-ndjson")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01").POST(BodyPublishers.ofByteArray(readings.toByteArray()))
                .build();
        assertThat(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, BodyHandlers.ofString()).statusCode())
                .isBetween(200, 299);
    }
}
