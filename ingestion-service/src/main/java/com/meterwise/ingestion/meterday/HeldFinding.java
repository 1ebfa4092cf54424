package com.meterwise.ingestion.meterday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A finding as it is told to people. */
public record HeldFinding(String findingId, String meterId, String channel, LocalDate day, String rule, String severity, Integer slot,
        String detail, Instant at, FindingState state) {

    MeterDay.Key meterDay() { return new MeterDay.Key(meterId, channel, day); }

    /**
     * What a person did; never changed afterwards.
     *
     * @param at   wall time
     * @param edit slots and values before and after, as JSON; null if none were changed
     */
    public record Action(Instant at, String who, FindingState was, FindingState became, String reason, String edit) {}

    /** A finding and its history, the first action first. */
    public record Story(HeldFinding finding, List<Action> actions) {
        public Story {
            actions = List.copyOf(actions);
        }
    }

    /** What to look for; null lets all pass. Withdrawn findings are shown only if asked for by state. */
    public record Filter(String meterId, String rule, LocalDate from, LocalDate to, FindingState state, String severity) {}
}
