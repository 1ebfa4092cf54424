package com.meterwise.ingestion.meterday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

class LongsTest {
    @Test
    void an_array_is_read_from_what_the_database_sends() {
        assertThat(Longs.sent(sent(1, 0, Long.MIN_VALUE, -1, 0, 42))).containsExactly(Long.MIN_VALUE, -1, 0, 42);
    }

    @Test
    void an_array_without_values_has_no_dimension() { assertThat(Longs.sent(new byte[12])).isEmpty(); }

    @Test
    void nulls_and_tables_are_refused() {
        assertThatThrownBy(() -> Longs.sent(sent(1, 1, 5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Longs.sent(sent(2, 0, 5))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] sent(int dimensions, int nulls, long... values) {
        ByteBuffer out = ByteBuffer.allocate(20 + 12 * values.length).putInt(dimensions).putInt(nulls).putInt(20).putInt(values.length)
                .putInt(1);
        for (long value : values)
            out.putInt(8).putLong(value);
        return out.array();
    }
}
