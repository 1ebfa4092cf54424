package com.meterwise.ingestion.meterday;

import static com.meterwise.ingestion.meterday.FindingState.ACCEPTED;
import static com.meterwise.ingestion.meterday.FindingState.ACKNOWLEDGED;
import static com.meterwise.ingestion.meterday.FindingState.EDITED;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.meterwise.contracts.Json;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.platform.work.Work;

/**
 * What persons answer to findings: that they look into it, that the value is right, or that it is another one. An answer, its entry in the
 * history and the revision it makes are one transaction. Thread-safe.
 */
public final class Answers {
    private final DayClose close;
    private final InstantSource clock;

    public Answers(DayClose close, InstantSource clock) {
        this.close = close;
        this.clock = clock;
    }

    /**
     * New values.
     *
     * @param slot first slot
     * @param kwh  a value a slot; NaN takes a value away
     */
    public record Edit(int slot, double[] kwh) {
        public Edit {
            if (slot < 0) throw new IllegalArgumentException("slot must not be negative, got " + slot);
            if (kwh.length == 0) throw new IllegalArgumentException("an edit has at least one value");
            for (double value : kwh)
                if (value < 0 || value > MOST_KWH)
                    throw new IllegalArgumentException("a value is 0 to %.0f kWh, got %s".formatted(MOST_KWH, value));
        }

        private static final double MOST_KWH = 1e9;
    }

    /** What became of an answer. */
    public sealed interface Outcome {
        record Done(HeldFinding finding) implements Outcome {}

        record Unknown() implements Outcome {}

        /** The finding's state, or the day, does not allow it. */
        record Refused(String why) implements Outcome {}
    }

    public Outcome acknowledge(String id, String who, String reason, Work work) throws SQLException {
        return answer(id, ACKNOWLEDGED, who, reason, Optional.empty(), work);
    }

    public Outcome accept(String id, String who, String reason, Work work) throws SQLException {
        return answer(id, ACCEPTED, who, reason, Optional.empty(), work);
    }

    public Outcome edit(String id, String who, String reason, Edit edit, Work work) throws SQLException {
        return answer(id, EDITED, who, reason, Optional.of(edit), work);
    }

    private Outcome answer(String id, FindingState next, String who, String reason, Optional<Edit> edit, Work work) throws SQLException {
        Optional<HeldFinding> known = FindingTable.find(work.connection(), id);
        if (known.isEmpty()) return new Outcome.Unknown();
        // in the order in which a close locks: the day's values, then what is said of them
        DayClose.Locked locked = close.lock(known.get().meterDay(), work);
        HeldFinding finding = FindingTable.lock(work.connection(), id).orElseThrow();
        if (!finding.state().canBecome(next))
            return new Outcome.Refused("a finding that is %s cannot become %s".formatted(finding.state(), next));
        String told = null;
        if (edit.isPresent()) {
            if (locked.day().isEmpty()) return new Outcome.Refused("there is no value of that day to edit");
            MeterDay day = locked.day().get();
            if (edit.get().slot + edit.get().kwh.length > day.slots())
                return new Outcome.Refused(
                        "slots %d to %d of a day of %d".formatted(edit.get().slot, edit.get().slot + edit.get().kwh.length, day.slots()));
            told = told(day, edit.get());
            day.edit(edit.get().slot, wh(edit.get().kwh));
        }
        FindingTable.answer(work.connection(), finding, new HeldFinding.Action(clock.instant(), who, finding.state(), next, reason, told));
        if (next != ACKNOWLEDGED) close.again(locked, edit.isPresent(), work);
        return new Outcome.Done(FindingTable.find(work.connection(), id).orElseThrow());
    }

    private static long[] wh(double[] kwh) {
        long[] wh = new long[kwh.length];
        for (int i = 0; i < wh.length; i++)
            wh[i] = Double.isNaN(kwh[i]) ? Energy.MISSING : Math.round(kwh[i] * 1000);
        return wh;
    }

    private static String told(MeterDay day, Edit edit) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("slot", edit.slot);
        told.put("was", Arrays.copyOfRange(day.validated().kwh(), edit.slot, edit.slot + edit.kwh.length));
        told.put("became", edit.kwh);
        try {
            return Json.MAPPER.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
