package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import de.siegmar.fastcsv.reader.CsvRecord;

/** {@code meterId,day,interval,v1…vN}: a row is a meter-day, from midnight in the file's zone. */
public final class DaysCsv implements ReadingsFormat {
    private final CsvOptions options;

    public DaysCsv(CsvOptions options) { this.options = options; }

    @Override
    public void read(InputStream in, Blocks blocks) throws IOException {
        CsvRows rows = new CsvRows(in, blocks);
        int meter = rows.required("meterId");
        int day = rows.required("day");
        int interval = rows.required("interval");
        int channel = rows.column("channel");
        int values = 1 + Math.max(Math.max(meter, day), Math.max(interval, channel));
        for (CsvRecord row = rows.next(); row != null; row = rows.next()) {
            long line = row.getStartingLineNumber();
            if (row.getFieldCount() <= values) {
                blocks.refuse(line, "FORMAT", "a row has meterId, day, interval and values, got %d fields".formatted(row.getFieldCount()));
                continue;
            }
            try {
                Duration step = TimeText.interval(row.getField(interval));
                double factor = options.unit().factor(step);
                long[] wh = new long[row.getFieldCount() - values];
                for (int i = 0; i < wh.length; i++)
                    wh[i] = options.wh(row.getField(values + i), factor);
                blocks.add(new Block(row.getField(meter), channel < 0 ? "importKwh" : row.getField(channel),
                        TimeText.day(row.getField(day)).atStartOfDay(options.zone()).toInstant(), step, wh, null, null,
                        new long[]{ line }));
            } catch (IllegalArgumentException e) {
                blocks.refuse(line, "V01", e.getMessage());
            }
        }
    }
}
