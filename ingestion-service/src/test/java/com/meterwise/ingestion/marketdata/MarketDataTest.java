package com.meterwise.ingestion.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.platform.time.MarketTime;

class MarketDataTest {
    private static final Path CHINA = Path.of(System.getProperty("meterwise.root"), "..", "shared", "data", "holidays_cn");

    @Test
    void holidays_of_a_country_and_of_a_part_of_it_are_computed() {
        assertThat(LibraryHolidays.of("de", null, null, Year.of(2026))).extracting(Holiday::day)
                .contains(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6), LocalDate.of(2026, 10, 3))
                .doesNotContain(LocalDate.of(2026, 1, 6));
        assertThat(LibraryHolidays.of("DE", "by", "SOUTH", Year.of(2026))).contains(
                new Holiday(LocalDate.of(2026, 1, 6), "SOUTH", "Epiphany", Holiday.HOLIDAY, "jollyday DE-by"));
        assertThatThrownBy(() -> LibraryHolidays.of("xx", null, null, Year.of(2026))).hasMessageContaining("xx");
    }

    @Test
    void a_holiday_is_1_and_a_day_made_up_for_is_0_at_local_midnight() {
        MarketTime market = new MarketTime(ZoneId.of("Asia/Shanghai"));
        Holiday off = holiday("{\"date\":\"2024-02-10\",\"name\":\"Spring Festival\",\"isOffDay\":true}");
        Holiday worked = holiday("{\"date\":\"2024-02-04\",\"isOffDay\":false}");
        assertThat(off.toIndicator(market)).isEqualTo(
                new Indicator("calendar.holiday", null, market.startOf(LocalDate.of(2024, 2, 10)), null, 1, null, "calendar"));
        assertThat(worked.toIndicator(market).value()).isZero();
        assertThatThrownBy(() -> holiday("{\"day\":\"2024-02-10\",\"kind\":\"MAYBE\"}")).hasMessageContaining("MAYBE");
    }

    @Test
    void every_day_the_chinese_state_council_decided_reads_as_it_was_decided() throws IOException {
        assumeTrue(Files.isDirectory(CHINA), "needs ../shared/data");
        int off = 0;
        int worked = 0;
        for (JsonNode day : chineseDays()) {
            Holiday holiday = Json.read(Json.bytes(day), Holiday.class);
            assertThat(holiday.day()).hasToString(day.get("date").asText());
            assertThat(holiday.isHoliday()).as(day.toString()).isEqualTo(day.get("isOffDay").asBoolean());
            if (holiday.isHoliday()) off++;
            else
                worked++;
        }
        assertThat(off).isGreaterThan(17 * 20);
        assertThat(worked).as("weekends worked").isGreaterThan(17 * 3);
    }

    private static List<JsonNode> chineseDays() throws IOException {
        List<JsonNode> days = new ArrayList<>();
        try (Stream<Path> files = Files.list(CHINA)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList())
                Json.MAPPER.readTree(file.toFile()).path("days").forEach(days::add);
        }
        return days;
    }

    @Test
    void a_retailers_price_is_that_of_his_cheapest_package_of_the_day() {
        List<CompetitorPackage> packages = List.of(sold("A", "2026-01-01", null, "0.20", "0.10"),
                sold("B", "2026-02-01", "2026-03-01", "0.15", "0.10"), sold("C", "2025-01-01", "2025-06-01", "0.11", "0.10"));
        assertThat(CompetitorPrices.prices(packages, "EUR")).extracting(price -> price.day() + " " + price.perKwh())
                .containsExactly("2025-01-01 0.21", "2026-01-01 0.30", "2026-02-01 0.25", "2026-03-01 0.30");
    }

    @Test
    void a_package_without_a_price_or_a_source_is_refused() {
        assertThatThrownBy(
                () -> new CompetitorPackage("P", "R", null, null, LocalDate.of(2026, 1, 1), null, Map.of(), null, null, null, "web"))
                .hasMessageContaining("parts");
        assertThatThrownBy(() -> sold("P", "2026-01-01", "2026-01-01", "1", "1")).hasMessageContaining("after from");
    }

    @Test
    void an_indicator_is_named_dated_and_sourced() {
        assertThat(indicator("\"indicator\":\"macro.pmi\",\"at\":\"2026-01-01T00:00:00+01:00\",\"value\":51.2,\"source\":\"bureau\"").at())
                .hasToString("2025-12-31T23:00:00Z");
        assertThatThrownBy(() -> indicator("\"indicator\":\"Macro\",\"at\":\"2026-01-01T00:00:00Z\",\"value\":1,\"source\":\"s\""))
                .hasMessageContaining("Macro");
        assertThatThrownBy(() -> indicator("\"indicator\":\"macro.pmi\",\"value\":1,\"source\":\"s\"")).hasMessageContaining("at");
        assertThatThrownBy(() -> indicator("\"indicator\":\"macro.pmi\",\"at\":\"2026-01-01T00:00:00Z\",\"value\":1"))
                .hasMessageContaining("source");
        assertThatThrownBy(
                () -> indicator("\"indicator\":\"macro.pmi\",\"at\":\"2026-01-01T00:00:00Z\",\"value\":\"NaN\",\"source\":\"s\""))
                .hasMessageContaining("NaN");
    }

    private static Indicator indicator(String fields) {
        return Json.read("{%s}".formatted(fields).getBytes(StandardCharsets.UTF_8), Indicator.class);
    }

    private static Holiday holiday(String json) { return Json.read(json.getBytes(StandardCharsets.UTF_8), Holiday.class); }

    private static CompetitorPackage sold(String id, String from, String to, String energy, String grid) {
        return new CompetitorPackage(id, "rival", null, null, LocalDate.parse(from), to == null ? null : LocalDate.parse(to),
                Map.of("energy", energy, "grid", grid), null, null, null, "price list");
    }
}
