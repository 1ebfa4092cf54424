package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class BoundedLinesTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void a_line_of_a_gigabyte_is_skipped_with_a_bounded_buffer_and_the_next_one_is_read() throws IOException {
        BoundedLines lines = new BoundedLines(new EndlessLine("first\n", GIGABYTE, "last"));
        assertThat(lines.next()).isTrue();
        assertThat(text(lines)).isEqualTo("first");
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isTrue();
        assertThat(lines.number()).isEqualTo(2);
        assertThat(lines.held()).isLessThanOrEqualTo(4 * BoundedLines.MAX_LINE);
        assertThat(lines.next()).isTrue();
        assertThat(lines.isTooLong()).isFalse();
        assertThat(text(lines)).isEqualTo("last");
        assertThat(lines.number()).isEqualTo(3);
        assertThat(lines.next()).isFalse();
    }

    @Test
    void windows_line_ends_and_a_missing_last_one_are_lines_too() throws IOException {
        assertThat(all("a\r\nb\n\nc")).containsExactly("a", "b", "", "c");
        assertThat(all("")).isEmpty();
        assertThat(all("\n")).containsExactly("");
    }

    @Property(tries = 100)
    void lines_come_out_as_they_went_in(@ForAll List<@AlphaChars @StringLength(max = 60) String> given,
            @ForAll @IntRange(min = 1, max = 2000) int times) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < times && lines.size() < 5000; i++)
            lines.addAll(given);
        StringBuilder text = new StringBuilder();
        for (String line : lines)
            text.append(line).append('\n');
        assertThat(all(text.toString())).isEqualTo(lines);
    }

    private static List<String> all(String text) throws IOException {
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> all = new ArrayList<>();
        while (lines.next())
            all.add(text(lines));
        return all;
    }

    private static String text(BoundedLines lines) {
        return new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.UTF_8);
    }
}
