package com.meterwise.ingestion.estimation;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.checking.Suspicion;

/**
 * A meter-day after rules and estimation.
 *
 * @param wh         whole Wh a slot: as measured, or estimated, or still missing
 * @param quality    a letter a slot
 * @param suspicions all that the rules said
 * @param severity   the worst of them that no person has overruled
 */
public record Verdict(long[] wh, String quality, List<Estimate> estimates, List<Suspicion> suspicions, Severity severity) {
    public Verdict {
        if (wh.length != quality.length())
            throw new IllegalArgumentException("%d values, %d letters".formatted(wh.length, quality.length()));
        estimates = List.copyOf(estimates);
        suspicions = List.copyOf(suspicions);
    }

    /** @param isOverruled whether a person has answered it, so that it is told and changes nothing */
    public Verdict and(Suspicion suspicion, boolean isOverruled) {
        List<Suspicion> more = new ArrayList<>(suspicions);
        more.add(suspicion);
        return new Verdict(wh, quality, estimates, more, isOverruled ? severity : severity.or(suspicion.severity()));
    }

    public int estimated() { return estimates.stream().mapToInt(estimate -> estimate.wh().length).sum(); }
}
