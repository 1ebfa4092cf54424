package com.meterwise.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Blocks;
import com.meterwise.ingestion.intake.CsvOptions;
import com.meterwise.ingestion.intake.DaysCsv;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.LongCsv;
import com.meterwise.ingestion.intake.NdjsonReadings;
import com.meterwise.ingestion.intake.ReadingsFormat;
import com.meterwise.ingestion.intake.RegisterReads;
import com.meterwise.ingestion.intake.XmlReadings;
import com.meterwise.platform.time.MarketTime;

/** I4: files of the import formats read on one core; the file is made while it is read, so that only the reader needs memory. */
final class ImportBenchmark implements Command {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final CsvOptions OPTIONS = new CsvOptions(new MarketTime(UTC), UTC, Optional.of(Duration.ofHours(1)), Energy.KWH,
            List.of(),
            Set.of(), false);

    @Override
    public String name() { return "import"; }

    @Override
    public String summary() { return "I4: Green Button XML and CSV read on one core, and the heap they need"; }

    @Override
    public String options() { return "--megabytes N   length of each file, default 200; 2000 for the goal's file"; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        long bytes = arguments.number("megabytes", 200, 1) * 1_000_000L;
        arguments.refuseTheRest();
        Goals goals = new Goals();
        measure(goals, "Green Button XML", new XmlReadings(Optional.empty(), true), FEED, ImportBenchmark::entry, "</feed>", bytes);
        measure(goals, "CSV long", new LongCsv(OPTIONS), "meterId,start,kwh\n", ImportBenchmark::rows, "", bytes);
        measure(goals, "CSV days", new DaysCsv(OPTIONS), "meterId,day,interval,v1\n", ImportBenchmark::days, "", bytes);
        measure(goals, "NDJSON", new NdjsonReadings(), "", ImportBenchmark::line, "", bytes);
        peer(goals);
        goals.print(System.out);
        return goals.allReached();
    }

    private static void measure(Goals goals, String what, ReadingsFormat format, String head, LongFunction<String> part, String tail,
            long bytes)
            throws IOException {
        Counted warm = new Counted();
        format.read(new Made(head, part, tail, Math.min(bytes, 40_000_000)), warm);
        System.gc();
        peaks().forEach(MemoryPoolMXBean::resetPeakUsage);
        Counted counted = new Counted();
        Made made = new Made(head, part, tail, bytes);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        format.read(made, counted);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        long kept = peaks().stream().filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        if (counted.refused > 0) throw new IllegalStateException(counted.refused + " readings refused, the last: " + counted.why);
        goals.atLeast("I4 " + what, counted.readings / seconds, 300_000, "readings/s of a core",
                "%,d readings, %,d MB in %.1f CPU-s; old generation %,d MB".formatted(counted.readings, made.given / 1_000_000, seconds,
                        kept >> 20));
    }

    /** What Kafka's own tool sends of the same NDJSON lines, so that the reading is seen beside what comes after it. */
    private static void peer(Goals goals) throws IOException, InterruptedException {
        try (Machinery machinery = new Machinery()) {
            Path lines = Files.writeString(machinery.folder().resolve("lines"),
                    LongStream.range(0, Made.PARTS).mapToObj(ImportBenchmark::line).collect(Collectors.joining()));
            ProducerPerf.Rate rate = machinery.peer().fastest(lines, 200_000);
            goals.note("producer-perf, the NDJSON lines", Goals.shown(rate.perSecond() * 48, "readings/s"),
                    "%,.0f readings/s of a core".formatted(200_000 * 48 / rate.cpuSeconds()));
        }
    }

    private static List<MemoryPoolMXBean> peaks() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    }

    private static final class Counted implements Blocks {
        long readings;
        long refused;
        String why;

        @Override
        public void add(Block block) { readings += block.wh().length; }

        @Override
        public void add(RegisterReads reads) { readings += reads.at().length; }

        @Override
        public void refuse(long line, String code, String detail) {
            refused++;
            why = detail;
        }
    }

    /** A file that does not exist: head, parts one after another, tail. A thousand parts are made once and repeated. */
    private static final class Made extends InputStream {
        private static final int PARTS = 1_000;
        private final byte[][] parts = new byte[PARTS][];
        private final byte[] tail;
        private final long length;
        private byte[] current;
        private int at;
        private int next;
        private boolean ended;
        long given;

        Made(String head, LongFunction<String> part, String tail, long length) {
            for (int i = 0; i < PARTS; i++)
                parts[i] = part.apply(i).getBytes(StandardCharsets.US_ASCII);
            this.current = head.getBytes(StandardCharsets.US_ASCII);
            this.tail = tail.getBytes(StandardCharsets.US_ASCII);
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            while (at == current.length) {
                if (ended) return -1;
                ended = given >= length;
                current = ended ? tail : parts[next++ % PARTS];
                at = 0;
            }
            int taken = Math.min(count, current.length - at);
            System.arraycopy(current, at, target, offset, taken);
            at += taken;
            given += taken;
            return taken;
        }
    }

    private static final String FEED = """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:e="http://naesb.org/espi">
            <entry><link rel="self" href="/espi/RetailCustomer/7/UsagePoint/1"/><content><e:UsagePoint><e:ServiceCategory><e:kind>0</e:kind>
            </e:ServiceCategory></e:UsagePoint></content></entry>
            <entry><link rel="self" href="/espi/RetailCustomer/7/UsagePoint/1/MeterReading/1"/><link rel="related" href="/espi/ReadingType/1"/>
            <content><e:MeterReading/></content></entry>
            <entry><link rel="self" href="/espi/ReadingType/1"/><content><e:ReadingType><e:accumulationBehaviour>4</e:accumulationBehaviour>
            <e:flowDirection>1</e:flowDirection><e:powerOfTenMultiplier>0</e:powerOfTenMultiplier><e:uom>72</e:uom></e:ReadingType></content></entry>
            """;

    private static String entry(long number) {
        StringBuilder entry = new StringBuilder(
                "<entry>\n  <link rel=\"self\" href=\"/espi/RetailCustomer/7/UsagePoint/1/MeterReading/1/IntervalBlock/"
                        + number + "\"/>\n  <content>\n    <e:IntervalBlock>\n");
        for (int hour = 0; hour < 24; hour++)
            entry.append("""
                          <e:IntervalReading>
                            <e:timePeriod>
                              <e:duration>3600</e:duration>
                              <e:start>%d</e:start>
                            </e:timePeriod>
                            <e:value>%d</e:value>
                          </e:IntervalReading>
                    """.formatted(1_293_840_000 + number * 86_400 + hour * 3_600, 100 + (number * 24 + hour) * 7919 % 900));
        return entry.append("    </e:IntervalBlock>\n  </content>\n  <updated>2012-10-24T07:00:00Z</updated>\n</entry>\n").toString();
    }

    private static String day(long number) { return java.time.LocalDate.of(2011, 1, 1).plusDays(number % 900).toString(); }

    private static String rows(long number) {
        StringBuilder rows = new StringBuilder();
        for (int hour = 0; hour < 24; hour++)
            rows.append(
                    "B-%05d,%sT%02d:00:00Z,%d.%03d\n".formatted(number % 100, day(number), hour, hour % 7, (number + hour) * 7919 % 1000));
        return rows.toString();
    }

    private static String days(long number) {
        StringBuilder row = new StringBuilder("B-%05d,%s,PT30M".formatted(number % 100, day(number)));
        for (int slot = 0; slot < 48; slot++)
            row.append(",%d.%03d".formatted(slot % 7, (number + slot) * 7919 % 1000));
        return row.append('\n').toString();
    }

    private static String line(long number) {
        StringBuilder line = new StringBuilder(
                "{\"meterId\":\"B-%05d\",\"start\":\"%sT00:00:00Z\",\"interval\":\"PT30M\",\"values\":[".formatted(number
                        % 100, day(number)));
        for (int slot = 0; slot < 48; slot++)
            line.append(slot > 0 ? "," : "").append("%d.%03d".formatted(slot % 7, (number + slot) * 7919 % 1000));
        return line.append("]}\n").toString();
    }
}
