package com.meterwise.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Function<Lines.Line, LocalDate> NO_DAYS = line -> null;

    @Test
    void every_piece_of_a_csv_has_the_header_and_no_line_is_lost_or_repeated() {
        List<Chunks.Chunk> pieces = new ArrayList<>();
        List<String> texts = texts("a,1\nb,2\nc,3\nd,4\n", "m,v", NO_DAYS, 12, pieces);
        assertThat(texts).containsExactly("m,v\na,1\nb,2\n", "m,v\nc,3\nd,4\n");
        assertThat(pieces.get(1).lineInFile(1)).isEqualTo(1);
        assertThat(pieces.get(1).lineInFile(3)).isEqualTo(5);
    }

    @Test
    void a_day_is_not_cut_in_two_in_the_zone_of_the_market() {
        // 23:00 UTC in summer is the next day in London
        String rows = "2019-06-01 22:00:00,1\n2019-06-01 23:00:00,2\n2019-06-02 22:00:00,3\n2019-06-02 23:00:00,4\n";
        RowDay days = RowDay.of("t,b0", List.of(), UTC, ZoneId.of("Europe/London"));
        assertThat(texts(rows, "t,b0", days::of, 40, new ArrayList<>())).containsExactly(
                "t,b0\n2019-06-01 22:00:00,1\n", "t,b0\n2019-06-01 23:00:00,2\n2019-06-02 22:00:00,3\n",
                "t,b0\n2019-06-02 23:00:00,4\n");
    }

    @Test
    void a_day_too_large_for_a_piece_is_cut_after_all() {
        String rows = "2019-06-01 10:00:00,1\n".repeat(10);
        RowDay days = RowDay.of("t,b0", List.of(), UTC, UTC);
        List<String> texts = texts(rows, "t,b0", days::of, 50, new ArrayList<>());
        assertThat(texts).hasSizeGreaterThan(1).allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(100));
        assertThat(String.join("", texts).replace("t,b0\n", "")).isEqualTo(rows);
    }

    @Test
    void a_line_of_a_gigabyte_is_left_out_without_being_held() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() { return left-- > 0 ? 'x' : -1; }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) return -1;
                int taken = (int) Math.min(left, length);
                left -= taken;
                return taken;
            }
        };
        TextLines lines = new TextLines(
                new SequenceInputStream(endless, new ByteArrayInputStream("\nafter\n".getBytes(US_ASCII))), 1 << 20);
        assertThat(lines.next().tooLong()).isTrue();
        Lines.Line after = lines.next();
        assertThat(new String(after.bytes(), after.start(), after.length(), US_ASCII)).isEqualTo("after");
        assertThat(after.number()).isEqualTo(2);
        assertThat(lines.held()).isLessThanOrEqualTo(4 << 20);
    }

    @Test
    void an_array_of_blocks_becomes_a_block_a_line() throws IOException {
        JsonBlocks blocks = new JsonBlocks(new ByteArrayInputStream("[{\"a\": 1},\n {\"b\": [2, null]}]".getBytes(US_ASCII)), 1000);
        assertThat(text(blocks.next())).isEqualTo("{\"a\":1}");
        assertThat(text(blocks.next())).isEqualTo("{\"b\":[2,null]}");
        assertThat(blocks.next()).isNull();
    }

    @Test
    void two_rows_show_the_interval() {
        RowDay rows = RowDay.of("date;hour;m1", List.of("date", "hour"), UTC, UTC);
        assertThat(rows.between(line("2026-01-01;00:30;5"), line("2026-01-01;01:00;6"))).contains(Duration.ofMinutes(30));
        assertThat(rows.between(line("2026-01-01;00:30;5"), line("yesterday;01:00;6"))).isEmpty();
    }

    private static Lines.Line line(String text) { return new Lines.Line(text.getBytes(US_ASCII), 0, text.length(), 1, false); }

    private static String text(Lines.Line line) { return new String(line.bytes(), line.start(), line.length(), US_ASCII); }

    private static List<String> texts(String rows, String header, Function<Lines.Line, LocalDate> dayOf, int bytes,
            List<Chunks.Chunk> pieces) {
        String file = header + "\n" + rows;
        TextLines lines = new TextLines(new ByteArrayInputStream(file.getBytes(US_ASCII)), 1 << 16);
        List<String> texts = new ArrayList<>();
        try {
            lines.next();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Chunks chunks = new Chunks(lines, header.getBytes(US_ASCII), dayOf, bytes);
        for (Chunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            pieces.add(chunk);
            texts.add(new String(chunk.content(), 0, chunk.length(), US_ASCII));
        }
        return texts;
    }
}
