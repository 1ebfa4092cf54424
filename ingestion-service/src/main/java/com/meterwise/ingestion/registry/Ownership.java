package com.meterwise.ingestion.registry;

import java.time.LocalDate;
import java.util.List;

/** Whose a meter was, is and will be; a line per state of the meter, the one recorded last comes first. */
public record Ownership(List<Line> lines) {
    public Ownership {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new IllegalArgumentException("a meter has at least one state");
    }

    /** @param customerId null for a feeder's meter, and where the customer was erased */
    public record Line(LocalDate validFrom, String kind, String customerId, String feederId) {
        /** Kind of a line whose customer was erased. */
        public static final String ERASED = "ERASED";

        public boolean isErased() { return kind.equals(ERASED); }
    }

    /** The owner on a market day. A day before the first known state belongs to the oldest of them: readings are never ownerless. */
    public Line on(LocalDate day) {
        for (Line line : lines)
            if (!line.validFrom().isAfter(day)) return line;
        return lines.get(lines.size() - 1);
    }
}
