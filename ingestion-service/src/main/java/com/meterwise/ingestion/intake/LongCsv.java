package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * {@code meterId,start,kwh[,quality][,channel]}: a row is a reading. Rows of a meter-day need not follow one another; a bounded number of readings is
 * gathered. Where no interval is given, the closest two readings of a meter-day show it.
 */
public final class LongCsv implements ReadingsFormat {
    /** Readings gathered before the oldest meter-day is handed over: 50 MB. */
    static final int MAX_GATHERED = 2_000_000;

    private final CsvOptions options;

    public LongCsv(CsvOptions options) { this.options = options; }

    @Override
    public void read(InputStream in, Blocks blocks) throws IOException {
        CsvRows rows = new CsvRows(in, blocks);
        int meter = rows.required("meterId");
        int start = rows.required("start");
        int kwh = rows.required("kwh");
        int quality = rows.column("quality");
        int channel = rows.column("channel");
        Gathered gathered = new Gathered(blocks);
        // the zone's double hour is told apart by the order of a meter's rows
        Map<String, TimeText> times = boundedByAccess(100_000);
        double factor = options.unit().factor(options.interval().orElse(Duration.ofHours(1)));
        if (options.unit() == Energy.KW && options.interval().isEmpty())
            throw new UnreadableException("unit=kW needs interval, such as PT30M");
        for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
            long line = row.getStartingLineNumber();
            if (row.getFieldCount() != rows.header().size()) {
                blocks.refuse(line, "FORMAT", "%d fields, the header has %d".formatted(row.getFieldCount(), rows.header().size()));
                continue;
            }
            try {
                String id = row.getField(meter);
                Instant at = times.computeIfAbsent(id, any -> new TimeText(options.zone())).instant(row.getField(start));
                String letter = quality < 0 ? "" : row.getField(quality).trim();
                if (letter.length() > 1) throw new IllegalArgumentException("quality is one letter, got " + Shown.of(letter));
                gathered.add(id, channel < 0 ? "importKwh" : row.getField(channel), at, options.wh(row.getField(kwh), factor),
                        letter.isEmpty() ? 'V' : letter.charAt(0), line);
            } catch (IllegalArgumentException e) {
                blocks.refuse(line, "V01", e.getMessage());
            }
        }
        gathered.flushAll();
    }

    private static Map<String, TimeText> boundedByAccess(int entries) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TimeText> eldest) { return size() > entries; }
        };
    }

    private record Key(String meterId, String channel) {}

    private final class Gathered {
        private final Blocks blocks;
        private final Map<Key, Day> days = new LinkedHashMap<>();
        private int readings;

        Gathered(Blocks blocks) { this.blocks = blocks; }

        void add(String meterId, String channel, Instant at, long wh, char quality, long line) {
            Key key = new Key(meterId, channel);
            LocalDate date = options.market().dayOf(at);
            Day day = days.get(key);
            if (day != null && (!day.date.equals(date) || at.getEpochSecond() <= day.at[day.count - 1])) {
                days.remove(key);
                flush(key, day);
                day = null;
            }
            if (day == null) {
                day = new Day(date);
                days.put(key, day);
            }
            day.add(at.getEpochSecond(), wh, quality, line);
            readings++;
            for (Iterator<Map.Entry<Key, Day>> oldest = days.entrySet().iterator(); readings > MAX_GATHERED && oldest.hasNext();) {
                Map.Entry<Key, Day> entry = oldest.next();
                oldest.remove();
                flush(entry.getKey(), entry.getValue());
            }
        }

        void flushAll() {
            days.forEach(this::flush);
            days.clear();
        }

        private void flush(Key key, Day day) {
            readings -= day.count;
            try {
                blocks.add(day.toBlock(key, options.interval().map(Duration::toSeconds).orElseGet(day::closest)));
            } catch (IllegalArgumentException e) {
                for (int i = 0; i < day.count; i++)
                    blocks.refuse(day.line[i], "V01", e.getMessage());
            }
        }
    }

    /** Readings of a meter-day in the order of time. */
    private static final class Day {
        final LocalDate date;
        long[] at = new long[24];
        long[] wh = new long[24];
        long[] line = new long[24];
        char[] quality = new char[24];
        int count;

        Day(LocalDate date) { this.date = date; }

        void add(long second, long energy, char letter, long number) {
            if (count == at.length) {
                at = Arrays.copyOf(at, count * 2);
                wh = Arrays.copyOf(wh, count * 2);
                line = Arrays.copyOf(line, count * 2);
                quality = Arrays.copyOf(quality, count * 2);
            }
            at[count] = second;
            wh[count] = energy;
            line[count] = number;
            quality[count++] = letter;
        }

        long closest() {
            if (count == 1) throw new IllegalArgumentException("one reading does not show its interval; say interval=PT30M or so");
            long gap = Long.MAX_VALUE;
            for (int i = 1; i < count; i++)
                gap = Math.min(gap, at[i] - at[i - 1]);
            return gap;
        }

        Block toBlock(Key key, long seconds) {
            long slots = (at[count - 1] - at[0]) / seconds + 1;
            if (slots > Block.MAX_SLOTS) throw new IllegalArgumentException("%d s is no interval of a reading".formatted(seconds));
            long[] energy = new long[(int) slots];
            long[] lines = new long[(int) slots];
            char[] letters = new char[(int) slots];
            Arrays.fill(energy, Energy.MISSING);
            Arrays.fill(letters, '-');
            for (int i = 0; i < count; i++) {
                if ((at[i] - at[0]) % seconds != 0)
                    throw new IllegalArgumentException("readings of %s do not stand %d s apart".formatted(date, seconds));
                int slot = (int) ((at[i] - at[0]) / seconds);
                energy[slot] = wh[i];
                lines[slot] = line[i];
                letters[slot] = wh[i] == Energy.MISSING ? '-' : quality[i];
            }
            return new Block(key.meterId(), key.channel(), Instant.ofEpochSecond(at[0]), Duration.ofSeconds(seconds), energy,
                    new String(letters), null, lines);
        }
    }
}
