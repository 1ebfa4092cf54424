package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** XML of meters: Green Button ESPI or IEC 61968-9 MeterReadings, told apart by the root. */
public final class XmlReadings implements ReadingsFormat {
    private final Optional<String> meterId;
    private final boolean labelledAtEnd;

    /**
     * @param meterId       of a Green Button file's readings, where its usage point does not name it
     * @param labelledAtEnd whether times of a CIM interval are those of its end, as the standard has it
     */
    public XmlReadings(Optional<String> meterId, boolean labelledAtEnd) {
        this.meterId = meterId;
        this.labelledAtEnd = labelledAtEnd;
    }

    @Override
    public void read(InputStream in, Blocks blocks) throws IOException {
        XmlCursor xml = new XmlCursor(in);
        if (!xml.enter()) throw new UnreadableException("the XML has no root");
        String root = xml.name();
        switch (root) {
            case "MeterReadings", "RequestMessage", "EventMessage", "ResponseMessage" ->
                new CimReadings(xml, labelledAtEnd, blocks).read(root);
            case "feed", "entry", "UsagePoint", "MeterReading", "IntervalBlock", "Batch" ->
                new GreenButton(xml, meterId, blocks).read(root);
            default -> throw new UnreadableException("root element %s is neither a Green Button feed nor MeterReadings".formatted(
                    Shown.of(root)));
        }
        xml.end();
    }
}
