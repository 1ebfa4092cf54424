package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.meterwise.platform.time.MarketTime;

/**
 * Each format under a fuzzer that follows the branches taken. In a usual build the seeds beside this class are read, and what once was found;
 * {@code JAZZER_FUZZ=1} and one test's name let it look for more, as CONTRIBUTING says.
 */
class FormatsFuzzTest {
    private static final MarketTime UTC = new MarketTime(ZoneId.of("UTC"));
    private static final CsvOptions OPTIONS = new CsvOptions(UTC, ZoneId.of("UTC"), Optional.of(Duration.ofMinutes(30)), Energy.KWH,
            List.of(), Set.of(), false);
    /** Nothing of a few kilobytes takes longer, unless it is expanded or read again and again. */
    private static final long MOST_NANOS = 5_000_000_000L;

    @FuzzTest(maxDuration = "60s")
    void xml(byte[] body) { survives(new XmlReadings(Optional.of("M"), true), body); }

    @FuzzTest(maxDuration = "60s")
    void json(byte[] body) { survives(new JsonReadings(), body); }

    @FuzzTest(maxDuration = "60s")
    void ndjson(byte[] body) { survives(new NdjsonReadings(), body); }

    @FuzzTest(maxDuration = "60s")
    void longCsv(byte[] body) { survives(new LongCsv(OPTIONS), body); }

    @FuzzTest(maxDuration = "60s")
    void daysCsv(byte[] body) { survives(new DaysCsv(OPTIONS), body); }

    @FuzzTest(maxDuration = "60s")
    void columnsCsv(byte[] body) { survives(new ColumnsCsv(OPTIONS), body); }

    @FuzzTest(maxDuration = "60s")
    void registerReads(byte[] body) { survives(new RegisterReadsJson(), body); }

    private static void survives(ReadingsFormat format, byte[] body) {
        Collected collected = new Collected();
        long before = System.nanoTime();
        try {
            format.read(new ByteArrayInputStream(body), collected);
        } catch (UnreadableException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        } catch (IOException brokenOff) {
            assertThat(brokenOff).as("only what a truncated encoding gives").isInstanceOf(CharConversionException.class);
        }
        assertThat(System.nanoTime() - before).as("nanoseconds for %d bytes", body.length).isLessThan(MOST_NANOS);
        assertThat("%s %s %s".formatted(collected.blocks, collected.reads, collected.refused)).as("what an entity would bring in")
                .doesNotContain("root:x:0:0");
    }
}
