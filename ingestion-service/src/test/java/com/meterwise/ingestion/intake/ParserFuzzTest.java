package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import com.meterwise.platform.time.MarketTime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes in, a format hands over blocks, refuses lines or says that the rest is unreadable; nothing else. */
class ParserFuzzTest {
    private static final MarketTime UTC = new MarketTime(ZoneId.of("UTC"));
    private static final CsvOptions OPTIONS = new CsvOptions(UTC, ZoneId.of("UTC"), Optional.of(Duration.ofMinutes(30)), Energy.KWH,
            List.of(),
            Set.of(), false);

    private enum Sample {
        JSON(new JsonReadings(),
                "[{\"meterId\":\"M\",\"start\":\"2026-01-01T00:00:00Z\",\"interval\":\"PT30M\",\"values\":[1.5,null,3]}]"), NDJSON(
                        new NdjsonReadings(),
                        "{\"meterId\":\"M\",\"channel\":\"exportKwh\",\"start\":\"2026-01-01T00:00:00Z\",\"interval\":\"PT30M\","
                                + "\"unit\":\"Wh\",\"values\":[1500,0.25,null],\"quality\":\"VE-\",\"revisedAt\":\"2026-02-01T00:00:00Z\"}\n"), LONG(
                                        new LongCsv(OPTIONS),
                                        "meterId,start,kwh,quality\nM,2026-01-01T00:00:00Z,1,V\nM,2026-01-01T00:30:00Z,2,E\n"), DAYS(
                                                new DaysCsv(OPTIONS),
                                                "meterId,day,interval,v1,v2\nM,2026-01-01,PT12H,1,2\n\"M;2\",2026-01-02,PT12H,,2\n"), COLUMNS(
                                                        new ColumnsCsv(OPTIONS),
                                                        "time,A,B\n2026-01-01 00:00,1,2\n2026-01-01 00:30,3,\n"), REGISTERS(
                                                                new RegisterReadsJson(),
                                                                "[{\"meterId\":\"M\",\"at\":\"2026-01-01T00:00:00Z\",\"reading\":12.5}]"), ESPI(
                                                                        new XmlReadings(Optional.of("M"), true),
                                                                        """
                                                                                <feed><entry><link rel="self" href="RetailCustomer/7/UsagePoint/1"/><content><UsagePoint><ServiceCategory><kind>0</kind>
                                                                                </ServiceCategory></UsagePoint></content></entry><entry><link rel="self" href="ReadingType/1"/><content><ReadingType>
                                                                                <accumulationBehaviour>4</accumulationBehaviour><powerOfTenMultiplier>-3</powerOfTenMultiplier><uom>72</uom></ReadingType>
                                                                                </content></entry><entry><updated>2026-01-02T00:00:00Z</updated><content><IntervalBlock><IntervalReading><ReadingQuality>
                                                                                <quality>8</quality></ReadingQuality><timePeriod><duration>900</duration><start>1767225600</start></timePeriod>
                                                                                <value>250</value></IntervalReading></IntervalBlock></content></entry></feed>"""), CIM(
                                                                                new XmlReadings(Optional.empty(), true),
                                                                                """
                                                                                        <MeterReadings><MeterReading><Meter><mRID>M</mRID></Meter><IntervalBlocks><IntervalReadings><timeStamp>2026-01-01T00:30:00Z
                                                                                        </timeStamp><value>1.5</value></IntervalReadings><ReadingType ref="0.0.5.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0"/></IntervalBlocks>
                                                                                        </MeterReading></MeterReadings>""");

        final ReadingsFormat format;
        final byte[] bytes;

        Sample(ReadingsFormat format, String text) {
            this.format = format;
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Property(tries = 300)
    void random_bytes_harm_no_parser(@ForAll byte[] bytes) {
        for (Sample sample : Sample.values())
            survives(sample.format, bytes);
    }

    @Property(tries = 600)
    void good_files_with_faults_harm_no_parser(@ForAll Sample sample, @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int faults) {
        Random random = new Random(seed);
        byte[] bytes = sample.bytes.clone();
        for (int i = 0; i < faults; i++)
            bytes = fault(bytes, random);
        survives(sample.format, bytes);
    }

    @Property(tries = 200)
    void files_that_break_off_harm_no_parser(@ForAll Sample sample, @ForAll @IntRange(min = 0, max = 2_000) int length) {
        survives(sample.format, Arrays.copyOf(sample.bytes, Math.min(length, sample.bytes.length)));
    }

    @Property(tries = 40)
    void deep_nesting_harms_no_parser(@ForAll @IntRange(min = 1, max = 20_000) int depth) {
        for (String text : new String[]{ "[".repeat(depth), "{\"a\":".repeat(depth), "{\"values\":" + "[".repeat(depth),
                "<feed>" + "<entry>".repeat(depth), "<MeterReadings>" + "<x>".repeat(depth), "\"".repeat(depth) })
            for (Sample sample : Sample.values())
                survives(sample.format, text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1)
    void good_files_are_read() {
        for (Sample sample : Sample.values()) {
            Collected collected = survives(sample.format, sample.bytes);
            assertThat(collected.refused).as(sample.name()).isEmpty();
            assertThat(collected.blocks.size() + collected.reads.size()).as(sample.name()).isPositive();
        }
    }

    private static byte[] fault(byte[] bytes, Random random) {
        if (bytes.length == 0) return bytes;
        int at = random.nextInt(bytes.length);
        byte[] faulty = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> faulty[at] = (byte) random.nextInt(256);
            case 1 -> faulty[at] = (byte) "<>&\"'{}[],;0-9.eE\n".charAt(random.nextInt(18));
            case 2 -> {
                byte[] shorter = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, shorter, 0, at);
                System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
                return shorter;
            }
            default -> {
                int length = Math.min(random.nextInt(40), bytes.length - at);
                byte[] longer = new byte[bytes.length + length];
                System.arraycopy(bytes, 0, longer, 0, at + length);
                System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
                return longer;
            }
        }
        return faulty;
    }

    private static Collected survives(ReadingsFormat format, byte[] bytes) {
        Collected collected = new Collected();
        try {
            format.read(new ByteArrayInputStream(bytes), collected);
        } catch (UnreadableException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        } catch (IOException brokenOff) {
            assertThat(brokenOff).as("only what a truncated encoding gives").isInstanceOf(java.io.CharConversionException.class);
        }
        return collected;
    }
}
