package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BlockScannerTest {
    private static final String[] NUMBERS = { "0", "1", "-2", "0.001", "12.345", "-0.0005", "0.0015", "123456.789012", "1e3", "00.5", ".5",
            "1.", "null",
            "999999999999999", "99999999999999999999", "\"a\"", "NaN", "true" };
    private static final String[] FIELDS = { "\"channel\":\"exportKwh\"", "\"unit\":\"kW\"", "\"unit\":\"stone\"", "\"quality\":\"VE\"",
            "\"quality\":null", "\"revisedAt\":\"2026-01-03T00:00:00Z\"", "\"more\":{\"a\":[1]}", "\"meterId\":\"M\\u0041\"",
            "\"interval\":\"PT7M\"",
            "\"values\":[7]", "\"start\":\"tomorrow\"" };

    @Property(tries = 2_000)
    void the_scanner_gives_what_the_parser_gives_or_leaves_the_line_to_it(@ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int faults)
            throws IOException {
        Random random = new Random(seed);
        byte[] line = line(random).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < faults; i++)
            line[random.nextInt(line.length)] = (byte) random.nextInt(128);
        Block scanned;
        try {
            scanned = new BlockScanner().read(line, 0, line.length, 1);
        } catch (IllegalArgumentException refused) {
            assertThat(parsed(line)).isNull();
            return;
        }
        if (scanned == null) return;
        Block parsed = parsed(line);
        assertThat(parsed).as(new String(line, StandardCharsets.UTF_8)).isNotNull();
        assertThat(scanned).usingRecursiveComparison().isEqualTo(parsed);
    }

    @Property(tries = 1)
    void usual_lines_are_not_left_to_the_parser() {
        String line = "{\"meterId\":\"M-1\",\"channel\":\"importKwh\",\"start\":\"2026-01-01T00:00:00+01:00\",\"interval\":\"PT30M\",\"unit\":\"kWh\","
                + "\"values\":[0.123, 4,null],\"quality\":\"VV-\",\"revisedAt\":\"2026-01-02T00:00:00Z\"}";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(new BlockScanner().read(bytes, 0, bytes.length, 1).wh()).containsExactly(123, 4_000, Energy.MISSING);
    }

    /** Null where the parser refuses. */
    private static Block parsed(byte[] line) throws IOException {
        try (JsonParser parser = BlockJson.JSON.createParser(line)) {
            parser.nextToken();
            Block block = new BlockJson().read(parser, 1);
            return parser.nextToken() == null ? block : null;
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return null;
        }
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder(
                "{\"meterId\":\"M\",\"start\":\"2026-01-01T00:00:00Z\", \"interval\":\"PT30M\",\"values\":[");
        int values = 1 + random.nextInt(3);
        for (int i = 0; i < values; i++)
            line.append(i > 0 ? "," : "").append(random.nextInt(8) == 0
                    ? NUMBERS[random.nextInt(NUMBERS.length)]
                    : Double.toString(Math.round(random.nextDouble() * 1e7) / 1e4));
        line.append(']');
        for (int i = random.nextInt(3); i > 0; i--)
            line.append(',').append(FIELDS[random.nextInt(FIELDS.length)]);
        return line.append('}').toString();
    }
}
