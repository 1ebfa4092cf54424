package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

import com.meterwise.platform.time.MarketTime;

import de.siegmar.fastcsv.reader.CsvRecord;

/** A time column, then a column a meter. Holds one market day of all meters. */
public final class ColumnsCsv implements ReadingsFormat {
    /** Meters times slots of a day: 32 MB. */
    static final int MAX_CELLS = 4_000_000;

    private final CsvOptions options;
    private final Duration interval;

    /** @throws IllegalArgumentException if the interval is left out: a row does not show it */
    public ColumnsCsv(CsvOptions options) {
        this.options = options;
        this.interval = options.interval().orElseThrow(() -> new IllegalArgumentException("shape=columns needs interval, such as PT1H"));
    }

    @Override
    public void read(InputStream in, Blocks blocks) throws IOException {
        CsvRows rows = new CsvRows(in, blocks);
        int[] time = timeColumns(rows);
        int[] columns = meterColumns(rows, time);
        if (columns.length == 0) throw new UnreadableException("the header has no column for a meter");
        OpenDay day = new OpenDay(columns.length);
        TimeText times = new TimeText(options.zone());
        for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
            long line = row.getStartingLineNumber();
            if (row.getFieldCount() != rows.header().size()) {
                blocks.refuse(line, "FORMAT", "%d fields, the header has %d".formatted(row.getFieldCount(), rows.header().size()));
                continue;
            }
            try {
                day.moveTo(times.instant(timeOf(row, time)), line, rows, columns, blocks);
            } catch (IllegalArgumentException e) {
                blocks.refuse(line, "V01", e.getMessage());
                continue;
            }
            day.fill(row, line, rows, columns, blocks);
        }
        day.flush(rows, columns, blocks);
    }

    private int[] timeColumns(CsvRows rows) {
        return options.time().isEmpty() ? new int[]{ 0 } : options.time().stream().mapToInt(rows::required).toArray();
    }

    private int[] meterColumns(CsvRows rows, int[] time) {
        options.skip().forEach(rows::required);
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < rows.header().size(); i++) {
            int column = i;
            if (Arrays.stream(time).noneMatch(t -> t == column) && !options.skip().contains(rows.header().get(i))) columns.add(i);
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String timeOf(CsvRecord row, int[] columns) {
        if (columns.length == 1) return row.getField(columns[0]);
        StringJoiner text = new StringJoiner(" ");
        for (int column : columns)
            text.add(row.getField(column).trim());
        return text.toString();
    }

    /** All meters' slots of the market day the rows are in. */
    private final class OpenDay {
        private final MarketTime market = options.market();
        private final double factor = options.unit().factor(interval);
        private final int meters;
        private LocalDate day;
        private Instant midnight;
        private long[][] wh;
        private long[] lines;
        private int slot;

        OpenDay(int meters) { this.meters = meters; }

        /** Opens the day of {@code at}, after handing over another one, and finds the slot. */
        void moveTo(Instant at, long line, CsvRows rows, int[] columns, Blocks blocks) {
            if (!market.isAligned(at, interval))
                throw new IllegalArgumentException("%s does not begin a slot of %s".formatted(at, interval));
            LocalDate today = market.dayOf(at);
            int found = market.slotOf(at, interval);
            // a time that comes again begins the day afresh: which of the two counts is not for the format to say
            if (!today.equals(day) || lines[found] != 0) {
                int slots = market.slots(today, interval);
                if ((long) slots * meters > MAX_CELLS)
                    throw new UnreadableException(
                            "%d meters of %d slots a day, the limit is %d values".formatted(meters, slots, MAX_CELLS));
                flush(rows, columns, blocks);
                day = today;
                midnight = market.startOf(today);
                wh = new long[meters][];
                lines = new long[slots];
            }
            slot = found;
            lines[slot] = line;
        }

        void fill(CsvRecord row, long line, CsvRows rows, int[] columns, Blocks blocks) {
            for (int m = 0; m < meters; m++) {
                try {
                    long value = options.wh(row.getField(columns[m]), factor);
                    if (value == Energy.MISSING) continue;
                    if (wh[m] == null) {
                        wh[m] = new long[lines.length];
                        Arrays.fill(wh[m], Energy.MISSING);
                    }
                    wh[m][slot] = value;
                } catch (IllegalArgumentException e) {
                    blocks.refuse(line, "FORMAT", "column %s: %s".formatted(Shown.of(rows.header().get(columns[m])), e.getMessage()));
                }
            }
        }

        void flush(CsvRows rows, int[] columns, Blocks blocks) {
            if (day == null) return;
            for (int m = 0; m < meters; m++) {
                if (wh[m] == null) continue;
                int from = 0;
                int to = lines.length;
                while (wh[m][from] == Energy.MISSING)
                    from++;
                while (wh[m][to - 1] == Energy.MISSING)
                    to--;
                blocks.add(new Block(rows.header().get(columns[m]), "importKwh", midnight.plus(interval.multipliedBy(from)), interval,
                        Arrays.copyOfRange(wh[m], from, to), null, null, Arrays.copyOfRange(lines, from, to)));
            }
            day = null;
        }
    }
}
