package com.meterwise.ingestion.meterday;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.estimation.Estimate;
import com.meterwise.ingestion.estimation.Verdict;
import com.meterwise.ingestion.intake.Energy;

/**
 * The values of a meter-day that count, beside the measured ones. Until a rule, an estimate or a person differs, they are the measured ones.
 * Immutable, but for arrays that it shares with the meter-day while both say the same.
 *
 * @param wh      whole Wh a slot, {@link Energy#MISSING} where there is none
 * @param letters quality, one a slot
 */
record Validated(long[] wh, char[] letters, List<Estimate> estimates, Severity severity) {
    static final char EDITED = 'D';
    static final char QUESTIONABLE = 'Q';
    /** What was not measured on that day: estimated or projected. */
    private static final String ESTIMATED = "EJ";

    Validated {
        if (wh.length != letters.length) throw new IllegalArgumentException("%d values, %d letters".formatted(wh.length, letters.length));
        estimates = List.copyOf(estimates);
    }

    /** Follows the measured values as long as nothing is said against them. */
    static Validated asMeasured(long[] wh, char[] letters) {
        return new Validated(wh, letters, List.of(), Severity.NONE);
    }

    /** What a person has edited stays as it is in {@code before}. */
    static Validated of(Verdict verdict, Validated before) {
        long[] wh = verdict.wh().clone();
        char[] letters = verdict.quality().toCharArray();
        List<Estimate> estimates = new ArrayList<>(verdict.estimates());
        for (int slot = 0; slot < wh.length; slot++) {
            if (before.letters[slot] != EDITED) continue;
            wh[slot] = before.wh[slot];
            letters[slot] = EDITED;
            int edited = slot;
            estimates.removeIf(estimate -> estimate.wh().length == 1 && estimate.slot() == edited);
        }
        return new Validated(wh, letters, estimates, verdict.severity());
    }

    Validated with(int slot, long value, char letter) {
        if (wh[slot] == value && letters[slot] == letter) return this;
        long[] otherWh = wh.clone();
        char[] otherLetters = letters.clone();
        otherWh[slot] = value;
        otherLetters[slot] = letter;
        return new Validated(otherWh, otherLetters, estimates, severity);
    }

    /** Slots that nobody trusts fully; says nothing about values that were sent as worse already. */
    Validated doubting(int from, int count) {
        char[] other = letters.clone();
        for (int slot = from; slot < from + count; slot++)
            if (other[slot] == 'V') other[slot] = QUESTIONABLE;
        return new Validated(wh, other, estimates, severity);
    }

    boolean isSame(Validated other) { return says(other) && severity == other.severity && EstimateJson.isSame(estimates, other.estimates); }

    boolean says(Validated other) { return Arrays.equals(wh, other.wh) && Arrays.equals(letters, other.letters); }

    boolean isAsMeasured(long[] measured, String sent) { return Arrays.equals(wh, measured) && quality().equals(sent); }

    String quality() { return new String(letters); }

    Grade grade() {
        int present = 0;
        int estimated = 0;
        for (int slot = 0; slot < wh.length; slot++) {
            if (wh[slot] == Energy.MISSING) continue;
            present++;
            if (ESTIMATED.indexOf(letters[slot]) >= 0) estimated++;
        }
        return Grade.of(present, estimated, wh.length, severity);
    }

    int estimated() {
        int estimated = 0;
        for (char letter : letters)
            if (ESTIMATED.indexOf(letter) >= 0) estimated++;
        return estimated;
    }

    /** NaN where there is no value. */
    double[] kwh() {
        double[] kwh = new double[wh.length];
        for (int i = 0; i < kwh.length; i++)
            kwh[i] = Energy.kwh(wh[i]);
        return kwh;
    }
}
