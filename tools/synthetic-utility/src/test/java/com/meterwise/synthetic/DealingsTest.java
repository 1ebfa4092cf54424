package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class DealingsTest {
    private static final Utility UTILITY = Utility.of(200, LocalDate.of(2026, 3, 1), 60, ZoneId.of("Europe/Berlin"));

    @Test
    void the_same_utility_writes_the_same_bytes() throws IOException {
        Utility again = Utility.of(200, LocalDate.of(2026, 3, 1), 60, ZoneId.of("Europe/Berlin"));
        assertThat(Written.bytes(UTILITY::writeContracts)).isEqualTo(Written.bytes(again::writeContracts));
        assertThat(Written.bytes(UTILITY::writeServiceEvents)).isEqualTo(Written.bytes(again::writeServiceEvents));
        assertThat(Written.bytes(UTILITY::writeIndicators)).isEqualTo(Written.bytes(again::writeIndicators))
                .isNotEqualTo(Written.bytes(again.withSeed(2)::writeIndicators));
    }

    @Test
    void businesses_have_contracts_that_hold_on_the_first_day_and_end() throws IOException {
        List<Map<String, Object>> contracts = Written.lines(UTILITY::writeContracts);
        assertThat(contracts).hasSizeBetween(30, 110).allSatisfy(contract -> {
            assertThat(LocalDate.parse(text(contract, "from"))).isBeforeOrEqualTo(UTILITY.from());
            assertThat(LocalDate.parse(text(contract, "to"))).isAfter(UTILITY.from());
        });
        assertThat(contracts).anyMatch(contract -> contract.get("monthlyKwh") instanceof List<?> months && months.size() == 12);
    }

    @Test
    void events_happen_in_the_days_told_and_some_stay_open() throws IOException {
        List<Map<String, Object>> events = Written.lines(UTILITY::writeServiceEvents);
        assertThat(events).hasSizeBetween(30, 110).anyMatch(event -> !event.containsKey("to")).anyMatch(event -> event.containsKey("to"));
        Set<String> ids = new HashSet<>();
        for (Map<String, Object> event : events) {
            assertThat(ids.add(text(event, "serviceEventId"))).isTrue();
            LocalDate day = Instant.parse(text(event, "from")).atZone(ZoneId.of("UTC")).toLocalDate();
            assertThat(day).isBetween(UTILITY.from(), UTILITY.until().minusDays(1));
        }
    }

    @Test
    void every_hour_has_a_temperature_observed_and_forecast_and_a_price() throws IOException {
        List<Map<String, Object>> figures = Written.lines(UTILITY::writeIndicators);
        long hours = 60 * 24 - 1; // the clocks go forward on 29 March
        assertThat(figures.stream().filter(one -> is(one, "weather.temperature") && !one.containsKey("issuedAt")).count()).isEqualTo(hours);
        assertThat(figures.stream().filter(one -> is(one, "price.wholesale")).count()).isEqualTo(hours);
        assertThat(figures.stream().filter(one -> one.containsKey("issuedAt")))
                .allMatch(one -> Instant.parse(text(one, "issuedAt")).isBefore(Instant.parse(text(one, "at"))))
                .hasSizeGreaterThan(2 * (int) hours - 10);
        assertThat(figures.stream().filter(one -> text(one, "indicator").startsWith("price.competitor."))
                .map(one -> text(one, "indicator")).distinct()).as("two of them, three sizes of customer").hasSize(6);
    }

    @Test
    void holidays_are_those_the_customers_live() throws IOException {
        List<Map<String, Object>> days = Written.lines(UTILITY::writeHolidays);
        assertThat(days).extracting(day -> text(day, "day")).contains("2026-04-03", "2026-04-06", "2027-01-01").hasSize(12);
    }

    private static boolean is(Map<String, Object> figure, String indicator) { return text(figure, "indicator").equals(indicator); }

    private static String text(Map<String, Object> line, String field) { return (String) line.get(field); }
}
