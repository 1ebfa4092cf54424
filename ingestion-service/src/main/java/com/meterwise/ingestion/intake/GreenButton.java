package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Green Button ESPI, in an Atom feed or bare. Readings of an entry are held until it ends, because its links and its time stand behind them, and
 * until the ReadingType they link to has come.
 */
final class GreenButton {
    private final XmlCursor xml;
    private final Blocks blocks;
    private final EspiLinks links;
    /** Entries whose ReadingType is still to come. */
    private final List<Waiting> waiting = new ArrayList<>();
    private int waitingReadings;
    private Gathered gathered = new Gathered();
    private EspiLinks.Entry entry = new EspiLinks.Entry();
    private boolean inEntry;

    private record Waiting(EspiLinks.Entry entry, Gathered readings) {}

    /** @param meterId of every reading, where the file's own name of the usage point is not the meter's */
    GreenButton(XmlCursor xml, Optional<String> meterId, Blocks blocks) {
        this.xml = xml;
        this.blocks = blocks;
        this.links = new EspiLinks(meterId);
    }

    /** Reads on from the root, whose start was just read. */
    void read(String root) throws IOException {
        try {
            element(root);
            links.know(entry);
            if (hasReadings(entry)) deliver(entry, gathered);
        } finally {
            for (Waiting one : waiting)
                deliver(one.entry(), one.readings());
        }
    }

    private boolean hasReadings(EspiLinks.Entry of) { return gathered.size() > 0 || of.unreadable > 0; }

    private void element(String name) throws IOException {
        switch (name) {
            case "entry" -> {
                entry = new EspiLinks.Entry();
                inEntry = true;
                children();
                finish();
                inEntry = false;
            }
            case "link" -> {
                entry.link(xml.attribute("rel"), xml.attribute("href"));
                xml.skip();
            }
            case "updated" -> entry.updated = instant(xml.text());
            case "UsagePoint" -> {
                entry.kind = EspiLinks.Kind.USAGE_POINT;
                entry.service = -1;
                children();
                links.service(entry.service);
            }
            case "mRID" -> entry.mrid = xml.text();
            case "kind" -> entry.service = code();
            case "MeterReading" -> {
                if (entry.kind == null) entry.kind = EspiLinks.Kind.METER_READING;
                children();
            }
            case "ReadingType" -> {
                entry.kind = EspiLinks.Kind.READING_TYPE;
                entry.codes = readingType();
                links.type(entry.codes);
            }
            case "IntervalBlock" -> {
                entry.kind = EspiLinks.Kind.INTERVAL_BLOCK;
                intervalBlock();
                // a bare file has no end of an entry to wait for
                if (!inEntry && gathered.size() > 0 && links.isTypeKnown(entry)) deliver(entry, gathered);
            }
            case "feed", "content", "ServiceCategory", "Batch", "resources", "RetailCustomer", "MeterReadings", "IntervalBlocks" ->
                children();
            default -> xml.skip();
        }
    }

    private void children() throws IOException {
        while (xml.enter())
            element(xml.name());
    }

    /** A code that is none counts as an unknown one, which is refused by name where it is used. */
    private int code() throws IOException {
        try {
            return xml.code();
        } catch (IllegalArgumentException e) {
            return 9_999;
        }
    }

    private Quantity.Codes readingType() throws IOException {
        int commodity = -1;
        int uom = -1;
        int multiplier = 0;
        int flow = -1;
        int accumulation = -1;
        int kind = -1;
        int qualifier = -1;
        while (xml.enter()) {
            switch (xml.name()) {
                case "commodity" -> commodity = code();
                case "uom" -> uom = code();
                case "powerOfTenMultiplier" -> multiplier = multiplier();
                case "flowDirection" -> flow = code();
                case "accumulationBehaviour" -> accumulation = code();
                case "kind" -> kind = code();
                case "dataQualifier" -> qualifier = code();
                default -> xml.skip();
            }
        }
        return new Quantity.Codes(0, commodity, uom, multiplier, flow, accumulation, kind, qualifier);
    }

    private int multiplier() throws IOException {
        try {
            return (int) Math.max(-9_999, Math.min(9_999, xml.whole()));
        } catch (IllegalArgumentException e) {
            return 9_999;
        }
    }

    private void intervalBlock() throws IOException {
        while (xml.enter()) {
            if (xml.name().equals("IntervalReading")) intervalReading();
            else
                xml.skip();
        }
    }

    private void intervalReading() throws IOException {
        int line = xml.line();
        long start = -1;
        long duration = 0;
        double value = Double.NaN;
        long quality = 0;
        String wrong = null;
        while (xml.enter()) {
            String name = xml.name();
            try {
                switch (name) {
                    case "value" -> value = xml.number();
                    case "timePeriod" -> {
                        while (xml.enter()) {
                            name = xml.name();
                            if (name.equals("start")) start = xml.whole();
                            else if (name.equals("duration")) duration = xml.whole();
                            else
                                xml.skip();
                        }
                    }
                    case "ReadingQuality" -> {
                        while (xml.enter()) {
                            name = xml.name();
                            if (name.equals("quality")) quality = worse(quality, xml.whole());
                            else
                                xml.skip();
                        }
                    }
                    // a cost has a scale of its own and is no energy
                    default -> xml.skip();
                }
            } catch (IllegalArgumentException e) {
                // the rest of the reading is still to be read past
                if (wrong == null) wrong = "%s is %s".formatted(name, e.getMessage());
                if (isNested(name)) leave();
            }
        }
        add(start, duration, value, quality, line, wrong);
    }

    private static boolean isNested(String name) { return name.equals("start") || name.equals("duration") || name.equals("quality"); }

    private void leave() throws IOException {
        while (xml.enter())
            xml.skip();
    }

    /** Of several codes, the last that says more than valid. */
    private static long worse(long one, long other) {
        return QualityCodes.espi(other) == 'V' ? one : other;
    }

    private void add(long start, long duration, double value, long quality, int line, String wrong) {
        if (wrong == null && start < 0) wrong = "a reading needs timePeriod with start";
        if (wrong == null && Double.isNaN(value)) wrong = "a reading needs value";
        if (wrong == null) {
            try {
                gathered.add(start, duration, value, QualityCodes.espi(quality), Long.toString(quality), line);
                return;
            } catch (IllegalArgumentException e) {
                wrong = e.getMessage();
            }
        }
        entry.unreadable++;
        entry.line = line;
        blocks.refuse(line, "V01", wrong);
    }

    private void finish() {
        links.know(entry);
        if (!hasReadings(entry)) return;
        if (links.isTypeKnown(entry)) {
            deliver(entry, gathered);
            return;
        }
        waitingReadings += gathered.size();
        if (waitingReadings > Gathered.MAX || waiting.size() == Gathered.MAX / 10)
            throw new UnreadableException("line %d: more than %d readings before their ReadingType".formatted(xml.line(), Gathered.MAX));
        waiting.add(new Waiting(entry, gathered));
        gathered = new Gathered();
    }

    private void deliver(EspiLinks.Entry of, Gathered readings) {
        try {
            readings.deliver(links.meterId(of), Quantity.of(links.codes(of)), of.updated, blocks);
        } catch (IllegalArgumentException e) {
            int line = readings.size() > 0 ? readings.firstLine() : of.line;
            blocks.refuse(line, "COMMODITY", "%d readings: %s".formatted(readings.size() + of.unreadable, e.getMessage()));
            readings.clear();
        }
    }

    /** Without an offset it is no instant, and the acceptance counts. */
    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
