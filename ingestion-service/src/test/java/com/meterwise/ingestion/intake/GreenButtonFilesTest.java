package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.meterwise.platform.time.MarketTime;

/** Real files, where they are; their sums are recomputed from the text by other means than ours. */
class GreenButtonFilesTest {
    private static final Pattern READING = Pattern.compile("<(?:\\w+:)?IntervalReading>(.*?)</(?:\\w+:)?IntervalReading>", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("<(?:\\w+:)?value>(\\d+)</");

    @ParameterizedTest
    @ValueSource(strings = { "sample_greenbutton_data.xml", "openespi/test_usage_data_01.xml", "openespi/test_usage_data_1.xml",
            "vladistan/Desert_Single_Family_Jan_1_2011_to_Jan_1_2012_RetailCustomer_7.xml",
            "vladistan/Inland_Multi_Family_Jan_1_2011_to_Jan_1_2012_RetailCustomer_8.xml",
            "vladistan/TestGBDataHourlyNineDaysBinnedDaily.xml", "vladistan/electric_containerized.xml" })
    void every_reading_of_an_electricity_file_is_imported_and_sums_agree(String name) throws IOException {
        Path file = file("green_button/" + name);
        long readings = 0;
        long wh = 0;
        for (Matcher reading = READING.matcher(Files.readString(file)); reading.find(); readings++) {
            Matcher value = VALUE.matcher(reading.group(1));
            assertThat(value.find()).isTrue();
            wh += Long.parseLong(value.group(1));
        }
        Collected collected = read(file);
        assertThat(collected.refused).isEmpty();
        assertThat(collected.blocks.stream().mapToLong(GreenButtonFilesTest::present).sum()).isEqualTo(readings).isPositive();
        assertThat(collected.blocks.stream().flatMapToLong(block -> java.util.Arrays.stream(block.wh())).filter(v -> v != Energy.MISSING)
                .sum()).isEqualTo(wh);
        assertThat(collected.blocks).extracting(Block::meterId).containsOnly(collected.blocks.get(0).meterId());
    }

    @Test
    void gas_is_refused_for_what_it_is() throws IOException {
        assertThat(read(file("green_button/vladistan/gas_direct.xml")).refused).singleElement()
                .satisfies(refused -> assertThat(refused.detail()).contains("5 readings", "1 (gas)"));
        Collected unknown = read(file("green_button/vladistan/gas_containerized.xml"));
        assertThat(unknown.blocks).isEmpty();
        // three readings with times of fractions of a second, and nothing in the file tells what was measured
        assertThat(unknown.codes()).containsExactly("V01", "V01", "V01", "COMMODITY");
        assertThat(unknown.refused.get(3).detail()).contains("3 readings", "unknown commodity");
    }

    @Test
    void the_households_of_scotland_are_imported_complete() throws IOException {
        Path file = file("edrp_households/households.csv.gz");
        MarketTime market = new MarketTime(ZoneId.of("Europe/London"));
        CsvOptions options = new CsvOptions(market, ZoneId.of("UTC"), Optional.of(java.time.Duration.ofMinutes(30)), Energy.KWH,
                List.of("date",
                        "time"),
                Set.of("week"), false);
        Collected collected = new Collected();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            new ColumnsCsv(options).read(in, collected);
        }
        assertThat(collected.refused).isEmpty();
        assertThat(collected.blocks.stream().map(Block::meterId).distinct()).hasSize(415);
        assertThat(collected.blocks.stream().mapToLong(GreenButtonFilesTest::present).sum()).isEqualTo(415L * 92 * 48);
    }

    private static long present(Block block) { return java.util.Arrays.stream(block.wh()).filter(wh -> wh != Energy.MISSING).count(); }

    private static Collected read(Path file) throws IOException {
        Collected collected = new Collected();
        try (InputStream in = Files.newInputStream(file)) {
            new XmlReadings(Optional.empty(), true).read(in, collected);
        }
        return collected;
    }

    private static Path file(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data")))
            folder = folder.getParent();
        assumeTrue(folder != null, "shared/data is not there");
        Path file = folder.resolve("shared/data").resolve(name);
        assumeTrue(Files.isReadable(file), file + " is not there");
        return file;
    }
}
