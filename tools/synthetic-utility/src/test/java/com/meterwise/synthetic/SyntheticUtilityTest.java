package com.meterwise.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticUtilityTest {
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void the_command_writes_its_files_and_tells_its_progress() throws IOException {
        int code = run("--customers", "10", "--days", "3", "--from", "2026-03-28", "--out", folder.resolve("new").toString());
        assertThat(code).isZero();
        Utility utility = Utility.of(10, LocalDate.of(2026, 3, 28), 3, ZoneId.of("Europe/Berlin"));
        assertThat(folder.resolve("new/customers.ndjson")).hasBinaryContent(Written.bytes(utility::writeCustomers));
        assertThat(folder.resolve("new/meters.ndjson")).hasBinaryContent(Written.bytes(utility::writeMeters));
        assertThat(folder.resolve("new/feeders.ndjson")).hasBinaryContent(Written.bytes(utility::writeFeeders));
        assertThat(folder.resolve("new/truth.ndjson")).hasBinaryContent(Written.bytes(utility::writeTruth));
        assertThat(folder.resolve("new/readings.ndjson")).hasBinaryContent(Written.bytes(utility::writeReadings));
        assertThat(progress.toString(UTF_8)).contains("2026-03-30").contains("blocks");
        assertThat(answer.size()).isZero();
    }

    @Test
    void compressed_files_hold_the_same() throws IOException {
        run("--customers", "10", "--days", "2", "--from", "2026-03-28", "--out", folder.toString(), "--gzip", "--seed", "9");
        Utility utility = Utility.of(10, LocalDate.of(2026, 3, 28), 2, ZoneId.of("Europe/Berlin")).withSeed(9);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("readings.ndjson.gz")))) {
            assertThat(in.readAllBytes()).isEqualTo(Written.bytes(utility::writeReadings));
        }
    }

    @Test
    void help_tells_every_option() {
        assertThat(run("--help")).isZero();
        assertThat(answer.toString(UTF_8)).contains("--customers", "--days", "--from", "--zone", "--interval", "--seed", "--out", "--gzip");
    }

    @Test
    void wrong_use_is_told_and_ends_with_2() {
        String out = folder.toString();
        assertRefused("--from is missing", "--out", out);
        assertRefused("--out is missing", "--from", "2026-01-01");
        assertRefused("unknown option --size", "--out", out, "--from", "2026-01-01", "--size", "3");
        assertRefused("--seed needs a value", "--out", out, "--from", "2026-01-01", "--seed");
        assertRefused("--days is given twice", "--out", out, "--from", "2026-01-01", "--days", "3", "--days", "4");
        assertRefused("--from cannot be read: yesterday", "--out", out, "--from", "yesterday");
        assertRefused("--zone cannot be read: Mars/Base", "--out", out, "--from", "2026-01-01", "--zone", "Mars/Base");
        assertRefused("--customers cannot be read: many", "--out", out, "--from", "2026-01-01", "--customers", "many");
        assertRefused("customers must be 2 to", "--out", out, "--from", "2026-01-01", "--customers", "0");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_written_ends_with_1() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThat(run("--out", file.toString(), "--from", "2026-01-01")).isEqualTo(1);
        assertThat(progress.toString(UTF_8)).contains("cannot write");
    }

    private void assertRefused(String message, String... arguments) {
        progress.reset();
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(progress.toString(UTF_8)).contains(message);
    }

    private int run(String... arguments) {
        return SyntheticUtility.run(new PrintStream(answer, true, UTF_8), new PrintStream(progress, true, UTF_8), arguments);
    }
}
