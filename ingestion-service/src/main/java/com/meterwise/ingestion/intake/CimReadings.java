package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * IEC 61968-9 MeterReadings: energy of intervals, and counts of registers. A ReadingType is the standard's dotted code of 18 parts. The time of
 * an interval's reading is that of its end, unless the sender says otherwise.
 */
final class CimReadings {
    /** Of measuringPeriod, the third part: seconds of a slot. */
    private static final Map<Integer, Integer> PERIODS = Map.of(1, 600, 2, 900, 3, 60, 4, 86_400, 5, 1_800, 6, 300, 7, 3_600, 10, 120, 14,
            180,
            31, 1_200);

    private final XmlCursor xml;
    private final Blocks blocks;
    private final boolean labelledAtEnd;
    private final Map<String, Gathered> registers = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private int waitingReadings;
    private String meterId = "";
    private Instant created;

    private record Waiting(String type, Gathered readings) {}

    CimReadings(XmlCursor xml, boolean labelledAtEnd, Blocks blocks) {
        this.xml = xml;
        this.blocks = blocks;
        this.labelledAtEnd = labelledAtEnd;
    }

    /** Reads on from the root, whose start was just read. */
    void read(String root) throws IOException { element(root); }

    private void element(String name) throws IOException {
        switch (name) {
            case "MeterReading" -> {
                meterId = "";
                children();
                // the meter may be named behind its readings
                waiting.forEach(block -> deliver(block.type(), block.readings()));
                waiting.clear();
                waitingReadings = 0;
                registers.forEach((type, reads) -> deliver(type, reads));
                registers.clear();
            }
            case "Meter" -> meter();
            case "createdDateTime", "Timestamp" -> created = GreenButton.instant(xml.text());
            case "IntervalBlocks" -> intervalBlock();
            case "Readings" -> register();
            case "RequestMessage", "EventMessage", "ResponseMessage", "Header", "Payload", "MeterReadings" -> children();
            default -> xml.skip();
        }
    }

    private void children() throws IOException {
        while (xml.enter())
            element(xml.name());
    }

    /** The utility's own name of the meter counts more than the mRID. */
    private void meter() throws IOException {
        String mrid = "";
        while (xml.enter()) {
            if (xml.name().equals("mRID")) mrid = xml.text();
            else if (xml.name().equals("Names")) {
                while (xml.enter()) {
                    if (xml.name().equals("name") && meterId.isEmpty()) meterId = xml.text();
                    else
                        xml.skip();
                }
            } else
                xml.skip();
        }
        if (meterId.isEmpty()) meterId = mrid;
    }

    private void intervalBlock() throws IOException {
        Gathered readings = new Gathered();
        String type = "";
        while (xml.enter()) {
            if (xml.name().equals("IntervalReadings")) reading(any -> readings);
            else if (xml.name().equals("ReadingType")) type = type();
            else
                xml.skip();
        }
        if (!meterId.isEmpty()) {
            deliver(type, readings);
            return;
        }
        waitingReadings += readings.size();
        if (waitingReadings > Gathered.MAX || waiting.size() == Gathered.MAX / 100)
            throw new UnreadableException("line %d: more than %d readings before their meter is named".formatted(xml.line(), Gathered.MAX));
        waiting.add(new Waiting(type, readings));
    }

    private void register() throws IOException {
        reading(type -> {
            if (registers.size() > 64) throw new UnreadableException("more than 64 kinds of registers of one meter");
            return registers.computeIfAbsent(type, any -> new Gathered());
        });
    }

    private String type() throws IOException {
        String reference = xml.attribute("ref");
        String text = xml.text();
        return reference.isEmpty() ? text : reference;
    }

    private void reading(Function<String, Gathered> target) throws IOException {
        int line = xml.line();
        String at = "";
        String type = "";
        String quality = null;
        double value = Double.NaN;
        String wrong = null;
        while (xml.enter()) {
            try {
                switch (xml.name()) {
                    case "timeStamp" -> at = xml.text();
                    case "value" -> value = xml.number();
                    case "ReadingType" -> type = type();
                    case "ReadingQualities" -> {
                        String code = quality();
                        if (quality == null || QualityCodes.cim(code) != 'V') quality = code;
                    }
                    default -> xml.skip();
                }
            } catch (IllegalArgumentException e) {
                wrong = "value is " + e.getMessage();
            }
        }
        try {
            if (wrong != null) throw new IllegalArgumentException(wrong);
            if (Double.isNaN(value)) throw new IllegalArgumentException("a reading needs value");
            // no quality means a good value
            char letter = quality == null ? 'V' : QualityCodes.cim(quality);
            target.apply(type).add(OffsetDateTime.parse(at).toEpochSecond(), 0, value, letter, quality, line);
        } catch (DateTimeException e) {
            blocks.refuse(line, "V01", "timeStamp must be a time with offset, got " + Shown.of(at));
        } catch (IllegalArgumentException e) {
            blocks.refuse(line, "V01", e.getMessage());
        }
    }

    private String quality() throws IOException {
        String code = "";
        while (xml.enter()) {
            if (xml.name().equals("ReadingQualityType")) code = type();
            else
                xml.skip();
        }
        return code;
    }

    private void deliver(String type, Gathered readings) {
        if (readings.size() == 0) return;
        try {
            if (meterId.isEmpty()) throw new IllegalArgumentException("the readings are of no meter");
            int[] parts = parts(type);
            Quantity quantity = Quantity.of(codes(parts));
            if (!quantity.cumulative()) {
                int seconds = PERIODS.getOrDefault(parts[2], readings.closest());
                if (seconds == 0) throw new IllegalArgumentException("neither ReadingType nor two readings tell the length of a slot");
                readings.slots(seconds, labelledAtEnd);
            }
            readings.deliver(meterId, quantity, created, blocks);
        } catch (IllegalArgumentException e) {
            blocks.refuse(readings.firstLine(), "COMMODITY", "%d readings: %s".formatted(readings.size(), e.getMessage()));
        }
    }

    private static int[] parts(String type) {
        String[] texts = type.split("\\.");
        if (texts.length != 18) throw new IllegalArgumentException("a ReadingType has 18 parts, got " + Shown.of(type));
        int[] parts = new int[18];
        try {
            for (int i = 0; i < parts.length; i++)
                parts[i] = Integer.parseInt(texts[i]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a ReadingType has 18 numbers, got " + Shown.of(type), e);
        }
        return parts;
    }

    /** Parts 4 accumulation, 5 flow, 6 commodity, 7 kind, 16 multiplier, 17 unit; 2, the aggregate, tells a mean from a maximum. */
    private static Quantity.Codes codes(int[] parts) {
        if (parts[1] != 0 && parts[1] != 2 && parts[1] != 26)
            throw new IllegalArgumentException("aggregate %d: only sums and means become energy".formatted(parts[1]));
        if (parts[5] == 0) throw new IllegalArgumentException("commodity 0: the ReadingType does not tell what is measured");
        return new Quantity.Codes(0, parts[5], parts[16], parts[15], parts[4], parts[3], parts[6], -1);
    }
}
