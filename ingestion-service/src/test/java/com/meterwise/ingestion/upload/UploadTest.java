package com.meterwise.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.checking.KnownStructure;
import com.meterwise.ingestion.checking.Midnight;
import com.meterwise.ingestion.checking.NoNegativeEnergy;
import com.meterwise.ingestion.intake.Body;
import com.meterwise.ingestion.intake.CsvOptions;
import com.meterwise.ingestion.intake.DaysCsv;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.NdjsonReadings;
import com.meterwise.ingestion.intake.UnreadableException;
import com.meterwise.ingestion.registers.Advance;
import com.meterwise.ingestion.registers.Differencing;
import com.meterwise.ingestion.registry.KnownMeters;
import com.meterwise.ingestion.registry.MeterFacts;
import com.meterwise.platform.time.MarketTime;

class UploadTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private final Map<String, MeterFacts> registered = new HashMap<>(Map.of("M", facts("M")));
    private final List<BlockUploaded> kept = new ArrayList<>();
    private boolean logIsAway;

    private final Shipment shipment = new Shipment() {
        @Override
        public void send(BlockUploaded block) {
            if (logIsAway) throw new LogAwayException(new IOException("away"));
            kept.add(block);
        }

        @Override
        public void awaitKept() { if (logIsAway) throw new LogAwayException(new IOException("away")); }
    };

    @Test
    void a_block_over_midnight_is_accepted_as_two() throws IOException {
        Upload upload = upload(Optional.empty(), Registrar.NONE);
        upload.read(new NdjsonReadings(), in(block("M", "2026-01-01T12:00:00Z", 48)));
        assertThat(upload.report().accepted()).isEqualTo(2);
        assertThat(upload.report().readings()).isEqualTo(48);
        assertThat(kept).extracting(BlockUploaded::revisedAt).containsOnly(NOW);
    }

    @Test
    void in_a_replay_a_block_is_known_when_it_ends_whenever_it_is_loaded() throws IOException {
        upload(Optional.of(Duration.ofMinutes(5)), Registrar.NONE).read(new NdjsonReadings(), in(block("M", "2026-01-01T00:00:00Z", 2)));
        assertThat(kept.get(0).availableAt()).isEqualTo(Instant.parse("2026-01-01T01:05:00Z"));
        assertThat(kept.get(0).revisedAt()).isEqualTo(kept.get(0).availableAt());
    }

    @Test
    void an_unknown_meter_is_refused_by_line_or_registered_once() throws IOException {
        String file = block("X", "2026-01-01T00:00:00Z", 1).repeat(3);
        Upload strict = upload(Optional.empty(), Registrar.NONE);
        strict.read(new NdjsonReadings(), in(file));
        assertThat(strict.report().rejected()).isEqualTo(3);
        assertThat(strict.report().errors()).extracting(UploadReport.LineError::line).containsExactly(1L, 2L, 3L);

        List<String> asked = new ArrayList<>();
        Upload open = upload(Optional.empty(), ids -> ids.forEach(id -> {
            asked.add(id);
            registered.put(id, facts(id));
        }));
        open.read(new NdjsonReadings(), in(file));
        assertThat(open.report().accepted()).isEqualTo(3);
        assertThat(asked).containsExactly("X");
    }

    @Test
    void at_most_a_hundred_errors_are_listed_and_all_are_counted() throws IOException {
        Upload upload = upload(Optional.empty(), Registrar.NONE);
        upload.read(new NdjsonReadings(), in("nonsense\n".repeat(1234)));
        assertThat(upload.report().rejected()).isEqualTo(1234);
        assertThat(upload.report().errors()).hasSize(100);
    }

    @Test
    void a_truncated_gzip_keeps_what_came_whole() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 3000; i++)
                gzip.write(
                        block("M", "2026-01-%02dT%02d:00:00Z".formatted(1 + i % 28, i % 24), 1 + i % 3).getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        Upload upload = upload(Optional.empty(), Registrar.NONE);
        assertThatThrownBy(() -> upload.read(new NdjsonReadings(), Body.of(new ByteArrayInputStream(half), "gzip", 1 << 20)))
                .isInstanceOf(IOException.class);
        assertThat(upload.report().accepted()).isPositive().isEqualTo(kept.size());
    }

    @Test
    void a_csv_that_breaks_off_says_so() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("meterId,day,interval,v1\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 5000; i++)
                gzip.write("M,2026-01-%02d,PT24H,%d\n".formatted(1 + i % 28, i * 7919 % 1000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        CsvOptions options = new CsvOptions(new MarketTime(ZoneId.of("UTC")), ZoneId.of("UTC"), Optional.empty(), Energy.KWH, List.of(),
                Set.of(), false);
        Upload upload = upload(Optional.empty(), Registrar.NONE);
        assertThatThrownBy(() -> upload.read(new DaysCsv(options), Body.of(new ByteArrayInputStream(half), "gzip", 1 << 20)))
                .isInstanceOf(IOException.class);
        assertThat(upload.report().accepted()).isPositive().isEqualTo(kept.size());
        assertThatThrownBy(() -> upload(Optional.empty(), Registrar.NONE).read(new DaysCsv(options),
                Body.of(new ByteArrayInputStream(bytes.toByteArray()), "gzip", 1 << 12))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void a_body_that_inflates_without_end_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[1 << 20]);
        }
        assertThatThrownBy(() -> upload(Optional.empty(), Registrar.NONE).read(new NdjsonReadings(),
                Body.of(new ByteArrayInputStream(bytes.toByteArray()), "gzip", 1 << 19))).isInstanceOf(UnreadableException.class)
                .hasMessageContaining("524288");
        assertThatThrownBy(() -> Body.of(in("no gzip"), "gzip", 1)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> Body.of(in(""), "br", 1)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void without_the_log_nothing_counts_as_accepted() {
        logIsAway = true;
        assertThatThrownBy(
                () -> upload(Optional.empty(), Registrar.NONE).read(new NdjsonReadings(), in(block("M", "2026-01-01T00:00:00Z", 1))))
                .isInstanceOf(LogAwayException.class);
    }

    private Upload upload(Optional<Duration> replayLag, Registrar registrar) {
        KnownMeters meters = new KnownMeters(this::lookup, InstantSource.fixed(NOW));
        Checks checks = new Checks(List.of(new KnownStructure()), List.of(new NoNegativeEnergy()),
                new Midnight(new MarketTime(ZoneId.of("UTC"))));
        return new Upload(new Acceptance("U", NOW, replayLag), meters, registrar, checks,
                new Differencing((meterId, channel, reads) -> reads, new Advance(0.9)), shipment);
    }

    private Map<String, MeterFacts> lookup(Collection<String> ids) {
        Map<String, MeterFacts> found = new HashMap<>(registered);
        found.keySet().retainAll(ids);
        return found;
    }

    private static MeterFacts facts(String id) { return new MeterFacts(id, Set.of("importKwh"), Optional.empty(), OptionalDouble.empty()); }

    private static String block(String meter, String start, int values) {
        return "{\"meterId\":\"%s\",\"start\":\"%s\",\"interval\":\"PT30M\",\"values\":[%s]}\n".formatted(meter, start,
                "1,".repeat(values - 1) + "1");
    }

    private static InputStream in(String text) { return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)); }
}
