package com.meterwise.segmentation.api;

/** What an id looks like from outside. */
final class Ids {
    static final String PATTERN = "[A-Za-z0-9._:-]{1,64}";

    private Ids() {}

    /** Where a list goes on: after this id; from the beginning without one. */
    static String after(String cursor) {
        return cursor == null ? "" : cursor;
    }
}
