package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class JsonFormatsTest {
    private static final String BLOCK = "{\"meterId\":\"M\",\"start\":\"2026-01-01T00:00:00+01:00\",\"interval\":\"PT30M\",\"values\":[1,0.5,null]}";

    @Test
    void a_block_has_whole_wh_and_nothing_where_the_value_is_null() throws IOException {
        Block block = Collected.of(new NdjsonReadings(), BLOCK).blocks.get(0);
        assertThat(block.wh()).containsExactly(1000, 500, Energy.MISSING);
        assertThat(block.start()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(block.interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(block.channel()).isEqualTo("importKwh");
        assertThat(block.revisedAt()).isNull();
    }

    @Test
    void power_becomes_energy_by_the_length_of_the_slot() throws IOException {
        String kilowatts = BLOCK.replace("\"values\"", "\"unit\":\"kW\",\"values\"");
        assertThat(Collected.of(new NdjsonReadings(), kilowatts).blocks.get(0).wh()).containsExactly(500, 250, Energy.MISSING);
        String megawatthours = BLOCK.replace("\"values\"", "\"unit\":\"MWh\",\"values\"");
        assertThat(Collected.of(new NdjsonReadings(), megawatthours).blocks.get(0).wh()).startsWith(1_000_000, 500_000);
    }

    @Test
    void garbage_lines_are_refused_one_by_one() throws IOException {
        String file = String.join("\n", BLOCK, "\u0000\u0001garbage", "[]", "{\"meterId\":\"M\"}", BLOCK.replace("0.5", "\"a\""),
                BLOCK.replace("PT30M", "PT7M"), BLOCK.replace("kWh", "") + "x", "", BLOCK);
        Collected collected = Collected.of(new NdjsonReadings(), file);
        assertThat(collected.blocks).hasSize(2);
        assertThat(collected.refusedLines()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void a_line_of_a_gigabyte_is_refused_alone() throws IOException {
        Collected collected = new Collected();
        new NdjsonReadings().read(new EndlessLine(BLOCK + "\n", 1L << 30, BLOCK), collected);
        assertThat(collected.blocks).hasSize(2);
        assertThat(collected.codes()).containsExactly("TOO_LONG");
        assertThat(collected.refusedLines()).containsExactly(2L);
    }

    @Test
    void an_array_keeps_its_good_blocks() throws IOException {
        Collected collected = Collected.of(new JsonReadings(),
                "[" + BLOCK + ",\n{\"meterId\":{\"a\":[1]},\"values\":[]},\n7,\n" + BLOCK + "]");
        assertThat(collected.blocks).hasSize(2);
        assertThat(collected.refusedLines()).containsExactly(2L, 3L);
        assertThat(Collected.of(new JsonReadings(), BLOCK).blocks).hasSize(1);
    }

    @Test
    void json_that_breaks_off_hands_over_what_came_before() {
        Collected collected = new Collected();
        assertThatThrownBy(() -> new JsonReadings().read(new java.io.ByteArrayInputStream(("[" + BLOCK + "," + BLOCK.substring(0, 40))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)), collected)).isInstanceOf(UnreadableException.class);
        assertThat(collected.blocks).hasSize(1);
        assertThatThrownBy(() -> Collected.of(new JsonReadings(), "meterId,start")).isInstanceOf(UnreadableException.class);
    }
}
