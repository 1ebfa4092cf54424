package com.meterwise.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.Bench;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.outbox.Outgoing;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    @BeforeEach
    void on() { Traces.export(SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build().get("test")); }

    @AfterEach
    void off() {
        Traces.end(false);
        Traces.export(null);
        MDC.remove(Traces.FIELD);
    }

    @Test
    void one_reading_is_followed_from_its_request_to_what_is_said_of_its_customer_when_the_day_has_closed() throws Exception {
        Bench bench = new Bench(Set.of());
        Span request = Traces.request("POST", CALLER).orElseThrow();
        String uploaded = Traces.said("upload", null, null).orElseThrow();
        request.end();
        MDC.remove(Traces.FIELD);

        Traces.begin(List.of(received("upload", "M-1", null, uploaded)));
        Traces.passOn("M-1", "C-1");
        String recorded = placeOf(told("C-1"));
        Traces.end(false);

        Traces.begin(List.of(received("meter-day", "M-1", "C-1", recorded), received("meter-day", "M-2", "C-2", null)));
        bench.transactions.run(work -> Traces.keep(work.connection()));
        Traces.end(false);
        assertThat(bench.number("select count(*) from followed")).isEqualTo(1);

        bench.transactions.run(work -> {
            Traces.goOn(work.connection());
            assertThat(placeOf(told("C-2"))).as("of a customer nobody follows").isNull();
            assertThat(placeOf(told("C-1"))).startsWith("00-" + TRACE);
            Traces.done(work.connection());
            Traces.end(false);
        });
        assertThat(bench.number("select count(*) from followed")).as("told once").isZero();

        List<SpanData> chain = byParent("00f067aa0ba902b7");
        assertThat(chain).extracting(SpanData::getName).containsExactly("POST", "create upload", "process upload",
                "create " + Topic.CUSTOMER.name(), "process meter-day", "create " + Topic.CUSTOMER.name());
        assertThat(chain).allMatch(span -> span.getTraceId().equals(TRACE));
        assertThat(spans.getFinishedSpanItems()).hasSize(6)
                .noneMatch(span -> span.toString().contains("C-1") || span.toString().contains("M-1"));
    }

    @Test
    void a_customer_that_is_erased_is_not_followed_any_more_and_old_traces_are_forgotten() throws Exception {
        Bench bench = new Bench(Set.of());
        Traces.begin(List.of(received("t", "C-1", null, CALLER), received("t", "C-2", null, CALLER)));
        bench.transactions.run(work -> {
            Traces.keep(work.connection());
            Traces.forget(List.of("C-1"), work.connection());
        });
        assertThat(bench.number("select count(*) from followed where key = 'C-2'")).isEqualTo(1);
        assertThat(bench.number("select count(*) from followed where key = 'C-1'")).isZero();
        bench.execute("update followed set at = now() - interval '4 days'");
        bench.transactions.run(work -> Traces.forgetOld(work.connection()));
        assertThat(bench.number("select count(*) from followed")).isZero();
    }

    @Test
    void of_a_large_batch_the_first_hundred_get_spans_and_the_others_pass_on_what_they_came_with() {
        List<Received> batch = new ArrayList<>();
        for (int i = 0; i < 1000; i++)
            batch.add(received("t", "C-" + i, null, CALLER.replace("00f067aa0ba902b7", "%016x".formatted(i + 1))));
        Traces.begin(batch);
        for (int i = 0; i < 1000; i++)
            assertThat(placeOf(told("C-" + i))).startsWith("00-" + TRACE);
        assertThat(placeOf(told("C-999"))).isEqualTo("00-" + TRACE + "-00000000000003e8-01");
        Traces.end(false);
        assertThat(spans.getFinishedSpanItems()).hasSize(200);
    }

    @Test
    void records_of_one_request_share_one_span() {
        Traces.begin(List.of(received("t", "M-1", null, CALLER), received("t", "M-2", null, CALLER)));
        Traces.end(false);
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void work_that_is_rolled_back_shows_as_failed() {
        Traces.begin(List.of(received("t", "C-1", null, CALLER)));
        Traces.end(true);
        assertThat(spans.getFinishedSpanItems().get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void a_trace_nobody_records_or_that_is_none_is_not_taken_up() {
        Traces.begin(List.of(received("t", "C-1", null, CALLER.replaceAll("01$", "00")), received("t", "C-2", null, "00-1-2-01\nx")));
        assertThat(placeOf(told("C-1"))).isNull();
        assertThat(placeOf(told("C-2"))).isNull();
        Traces.end(false);
        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void switched_off_it_neither_takes_up_nor_makes_anything() {
        Traces.export(null);
        Traces.begin(List.of(received("t", "C-1", null, CALLER)));
        assertThat(placeOf(told("C-1"))).isNull();
        assertThat(Traces.request("GET", CALLER)).isEmpty();
        assertThat(MDC.get(Traces.FIELD)).isNull();
    }

    @Test
    void spans_leave_over_http_to_where_the_variable_says() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            received.add(exchange.getRequestURI() + " " + body);
        });
        collector.start();
        try {
            String endpoint = "http://127.0.0.1:%d".formatted(collector.getAddress().getPort());
            try (Exporting exporting = Exporting.to(endpoint, "segmentation", "segmentation-1")) {
                Traces.export(exporting.tracer());
                Traces.request("PUT", CALLER).orElseThrow().end();
            }
            assertThat(received.poll(10, TimeUnit.SECONDS)).startsWith("/v1/traces ").contains("PUT", "segmentation-1");
        } finally {
            collector.stop(0);
        }
    }

    /** From one span to the one that it led to. */
    private List<SpanData> byParent(String first) {
        List<SpanData> chain = new ArrayList<>();
        String parent = first;
        for (int i = 0; i < spans.getFinishedSpanItems().size(); i++) {
            for (SpanData span : spans.getFinishedSpanItems())
                if (span.getParentSpanId().equals(parent) && !chain.contains(span)) {
                    chain.add(span);
                    parent = span.getSpanId();
                    break;
                }
        }
        return chain;
    }

    private static Outgoing told(String key) { return Outgoing.tombstone("test", Topic.CUSTOMER, key, key, Instant.EPOCH); }

    private static String placeOf(Outgoing record) {
        byte[] place = record.headers().get(Traces.HEADER);
        return place == null ? null : new String(place, StandardCharsets.UTF_8);
    }

    private static Received received(String topic, String key, String partitionKey, String place) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, 0, 0, key.getBytes(StandardCharsets.UTF_8), null);
        if (partitionKey != null) record.headers().add("ce_partitionkey", partitionKey.getBytes(StandardCharsets.UTF_8));
        if (place != null) record.headers().add(Traces.HEADER, place.getBytes(StandardCharsets.UTF_8));
        return new Received(record);
    }
}
