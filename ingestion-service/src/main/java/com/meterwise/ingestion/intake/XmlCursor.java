package com.meterwise.ingestion.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;

/**
 * XML element by element, whatever prefix its names wear. A document type is refused, so nothing is ever expanded or fetched; depth, names and
 * texts are bounded. Not thread-safe.
 */
final class XmlCursor {
    static final int MAX_DEPTH = 50;
    /** A format has a few hundred names; more is no document but an attack on the table that keeps them. */
    static final int MAX_NAMES = 2_000;
    private static final int MAX_TEXT = 512;

    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private final char[] text = new char[MAX_TEXT];
    private int length;
    private int depth;

    XmlCursor(InputStream in) throws IOException {
        // a factory a document: what it remembers of names goes with it
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            xml = factory.createXMLStreamReader(new BoundedTags(in));
        } catch (XMLStreamException e) {
            throw problem(e);
        }
    }

    /** Moves to the next child of the element the cursor is in; false if that ends, and the cursor is in its parent then. */
    boolean enter() throws IOException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) return entered();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return false;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) return false;
        }
    }

    private boolean entered() {
        if (++depth > MAX_DEPTH) throw new UnreadableException("line %d: elements lie deeper than %d".formatted(line(), MAX_DEPTH));
        if (names.add(xml.getLocalName()) && names.size() > MAX_NAMES)
            throw new UnreadableException("line %d: more than %d different names".formatted(line(), MAX_NAMES));
        if (xml.getAttributeCount() > MAX_DEPTH)
            throw new UnreadableException("line %d: more than %d attributes".formatted(line(), MAX_DEPTH));
        return true;
    }

    /** Of the element just entered, without its prefix. */
    String name() { return xml.getLocalName(); }

    /** Of the element just entered, or empty. */
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        return "";
    }

    int line() { return xml.getLocation().getLineNumber(); }

    /** Leaves the element just entered. */
    void skip() throws IOException {
        int outside = depth - 1;
        while (depth > outside) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) entered();
            else if (event == XMLStreamConstants.END_ELEMENT) depth--;
            else if (event == XMLStreamConstants.END_DOCUMENT) return;
        }
    }

    /** Reads to the end of the document. */
    void end() throws IOException {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // comments and blanks
        }
    }

    /** The text of the element just entered, which is left by that. Longer ones are cut: no field needs more. */
    String text() throws IOException {
        gather();
        return new String(text, 0, length).trim();
    }

    /** @throws IllegalArgumentException if the text is no whole number */
    long whole() throws IOException {
        gather();
        return Digits.whole(text, length);
    }

    /** @throws IllegalArgumentException if the text is no number */
    double number() throws IOException {
        gather();
        return Digits.number(text, length);
    }

    /** A code such as a unit or kind, or -1 if the element is empty. */
    int code() throws IOException {
        gather();
        if (new String(text, 0, length).isBlank()) return -1;
        long code = Digits.whole(text, length);
        if (code < 0 || code > 10_000) throw new IllegalArgumentException("not a code: " + code);
        return (int) code;
    }

    private void gather() throws IOException {
        length = 0;
        int outside = depth - 1;
        while (depth > outside) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) append();
            else if (event == XMLStreamConstants.START_ELEMENT) {
                entered();
                skip();
            } else if (event == XMLStreamConstants.END_ELEMENT) depth--;
            else if (event == XMLStreamConstants.END_DOCUMENT) return;
        }
    }

    private void append() throws IOException {
        try {
            take();
        } catch (UncheckedStreamException e) {
            // the parser reads texts when they are asked for
            throw problem(e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e.getMessage()));
        }
    }

    private void take() {
        int taken = Math.min(xml.getTextLength(), MAX_TEXT - length);
        System.arraycopy(xml.getTextCharacters(), xml.getTextStart(), text, length, taken);
        length += taken;
    }

    private int next() throws IOException {
        try {
            int event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
            if (event == XMLStreamConstants.DTD)
                throw new UnreadableException("line %d: a document type (DTD) is not accepted".formatted(line()));
            if (event == XMLStreamConstants.ENTITY_REFERENCE)
                throw new UnreadableException("line %d: entity %s is not known".formatted(line(), Shown.of(xml.getLocalName())));
            return event;
        } catch (XMLStreamException e) {
            throw problem(e);
        }
    }

    /** What the body itself complains of goes through; the parser's complaint is the sender's. */
    private static UnreadableException problem(XMLStreamException e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof IOException broken && !(cause instanceof java.io.CharConversionException)) throw broken;
            if (cause instanceof UnreadableException unreadable) return unreadable;
            if (cause instanceof XMLStreamException nested && nested.getNestedException() instanceof IOException broken) throw broken;
        }
        String told = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
        return new UnreadableException("line %d: not XML: %s".formatted(line, told.substring(0, Math.min(120, told.length()))));
    }
}
