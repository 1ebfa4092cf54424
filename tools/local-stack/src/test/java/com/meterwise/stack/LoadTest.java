package com.meterwise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.stack.Market.ClockMode;

class LoadTest {
    private static final Market MARKET = new Market(ZoneId.of("Europe/Berlin"), Currency.getInstance("EUR"), ClockMode.REPLAY, 8080);

    @TempDir
    Path folder;

    private final FakeIngestion ingestion = new FakeIngestion();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void close() { ingestion.close(); }

    @Test
    void what_is_not_answered_is_sent_again() throws IOException {
        Path file = file("a.ndjson", "{\"n\":1}\n{\"n\":2}\n");
        ingestion.then(0, "").then(503, "{\"detail\":\"Kafka is away\"}");
        Load load = load(file);
        assertThat(load.send(file, MARKET, ingestion.rest())).isTrue();
        assertThat(ingestion.queries).hasSize(3);
        assertThat(ingestion.kept).containsExactly("{\"n\":1}\n{\"n\":2}\n");
        assertThat(load.report().accepted()).isEqualTo(2);
    }

    @Test
    void rejected_lines_are_summed_up_by_code_with_their_line_in_the_file() throws IOException {
        Path file = file("b.csv", "meterId,start,kwh\nm1,2026-01-01T00:00:00Z,-1\n");
        ingestion.then(202, """
                {"accepted":0,"rejected":205,"readings":0,"errors":[{"line":2,"code":"V05","detail":"negative"},
                {"line":2,"code":"V05","detail":"negative"},{"line":2,"code":"V01","detail":"unknown meter"}]}""");
        Load load = load(file);
        load.send(file, MARKET, ingestion.rest());
        assertThat(load.report().summary()).contains("205 rejected", "V05              2  such as b.csv line 2: negative",
                "V01              1", "202  more, not listed");
    }

    @Test
    void a_truncated_gzip_is_loaded_up_to_where_it_breaks_off_and_said_so() throws IOException {
        String row = "{\"n\":%d}%n";
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
            rows.append(row.formatted(i * 7919 % 10_007));
        byte[] whole = gzip(rows.toString());
        Path file = folder.resolve("c.ndjson.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        Load load = load(file);
        assertThat(load.send(file, MARKET, ingestion.rest())).isFalse();
        assertThat(load.report().accepted()).isBetween(1_000L, 19_000L);
        assertThat(rows.toString()).startsWith(ingestion.kept.get(0));
        assertThat(said.toString(UTF_8)).contains("c.ndjson.gz breaks off");
    }

    @Test
    void a_refusal_names_the_line_and_keeps_what_was_accepted() throws IOException {
        Path file = file("d.csv", "meterId,start,kwh\nx\n");
        ingestion.then(400, "{\"detail\":\"the header has no column for a meter\",\"accepted\":3,\"rejected\":1,\"errors\":[]}");
        Load load = load(file);
        assertThat(load.send(file, MARKET, ingestion.rest())).isFalse();
        assertThat(load.report().accepted()).isEqualTo(3);
        assertThat(said.toString(UTF_8)).contains("d.csv is refused from line 2 on: 400 the header has no column for a meter");
    }

    @Test
    void a_file_of_columns_is_sent_with_its_shape_and_the_interval_its_rows_show() throws IOException {
        Path file = folder.resolve("e.csv.gz");
        Files.write(file, gzip("time,b0\n2019-01-01 00:00:00,1\n2019-01-01 01:00:00,2\n"));
        load(file, "--zeros", "missing", "--zone", "UTC").send(file, MARKET, ingestion.rest());
        assertThat(ingestion.queries.get(0)).contains("shape=columns", "interval=PT1H", "zone=UTC", "zeros=missing", "register=true");
    }

    @Test
    void what_is_no_reading_goes_where_its_kind_belongs() throws IOException {
        Path file = file("k.csv", "customerId,kind\nC-1,PUBLIC\n");
        Load load = load(file, "--kind", "customers");
        assertThat(load.send(file, MARKET, ingestion.rest())).isTrue();
        assertThat(ingestion.paths).containsExactly("/v1/customers");
        assertThat(ingestion.kept).containsExactly("customerId,kind\nC-1,PUBLIC\n");
        assertThatThrownBy(() -> load(file, "--kind", "feelings")).isInstanceOf(WrongUse.class).hasMessageContaining("service-events");
    }

    @Test
    void a_file_of_columns_that_shows_no_interval_is_not_sent_but_asked_about() throws IOException {
        Path file = file("f.csv", "time,b0\nmonday,1\ntuesday,2\n");
        assertThat(load(file).send(file, MARKET, ingestion.rest())).isFalse();
        assertThat(ingestion.queries).isEmpty();
        assertThat(said.toString(UTF_8)).contains("f.csv cannot be read: its first two rows show no interval");
    }

    @Test
    void a_green_button_file_is_streamed_whole_and_again_if_need_be() throws IOException {
        Path file = file("g.xml", "<?xml version='1.0'?>\n<feed>\n</feed>\n");
        ingestion.then(503, "{\"detail\":\"busy\"}");
        assertThat(load(file).send(file, MARKET, ingestion.rest())).isTrue();
        assertThat(ingestion.queries).hasSize(2);
        assertThat(ingestion.kept).containsExactly("<?xml version='1.0'?>\n<feed>\n</feed>\n");
    }

    @Test
    void a_file_that_is_not_there_is_told_before_anything_is_loaded() {
        assertThatThrownBy(() -> LoadOptions.of(folder, folder.resolve("none.csv").toString())).isInstanceOf(WrongUse.class)
                .hasMessageContaining("none.csv");
    }

    private Load load(Path file, String... options) {
        String[] line = new String[options.length + 1];
        line[0] = file.toString();
        System.arraycopy(options, 0, line, 1, options.length);
        return new Load(LoadOptions.of(folder, line), new Progress(new PrintStream(said, true, UTF_8)));
    }

    private Path file(String name, String content) throws IOException { return Files.writeString(folder.resolve(name), content); }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
