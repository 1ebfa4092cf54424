package com.meterwise.forecasting.api;

import java.time.LocalDate;

import com.meterwise.platform.http.Problem;

/** Where a page of rows by id and day begins: after this one. */
record Place(String id, LocalDate day) {

    /** @param cursor null for the first page */
    static Place of(String cursor) {
        if (cursor == null) return new Place("", Dates.FIRST);
        int cut = cursor.lastIndexOf('@');
        if (cut < 0) throw Problem.badRequest("cursor", "the cursor is not one of ours: " + cursor);
        return new Place(cursor.substring(0, cut), Dates.of("cursor", cursor.substring(cut + 1), Dates.FIRST));
    }

    static String cursor(String id, LocalDate day) { return id + "@" + day; }
}
