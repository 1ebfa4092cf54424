package com.meterwise.ingestion.intake;

/** Foreign text in an error: short, and without control characters. */
public final class Shown {
    private static final int LENGTH = 60;

    private Shown() {}

    public static String of(String text) {
        String head = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
        return '"' + head.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
