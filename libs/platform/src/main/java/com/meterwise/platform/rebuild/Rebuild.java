package com.meterwise.platform.rebuild;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Read models of [from, to] built anew beside the live ones.
 *
 * @param state       FILLING, COMPARED, SWITCHED or DROPPED
 * @param rows        rows compared, as rebuilt
 * @param days        days compared, over all read models
 * @param differences days that differed when they were last compared, the first hundred
 * @param differing   how many there are
 */
public record Rebuild(String rebuildId, LocalDate from, LocalDate to, String state, long rows, long days, long differing,
        List<Difference> differences, Instant begunAt, Instant endedAt) {
    public static final String FILLING = "FILLING", COMPARED = "COMPARED", SWITCHED = "SWITCHED", DROPPED = "DROPPED";
    static final int MOST_DIFFERENCES = 100;

    public Rebuild {
        differences = List.copyOf(differences);
    }

    /** @param liveDigest SHA-256 of the day's rows, null without any; @param rebuiltDigest the same */
    public record Difference(String readModel, LocalDate day, long liveRows, long rebuiltRows, String liveDigest, String rebuiltDigest) {}

    public boolean isOpen() { return endedAt == null; }
}
