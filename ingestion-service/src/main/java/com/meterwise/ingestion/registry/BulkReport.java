package com.meterwise.ingestion.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What became of many things: {@code accepted} were well-formed, {@code changed} of them differed from what was known.
 *
 * @param errors the first hundred of what was rejected
 */
public record BulkReport(long accepted, long changed, long rejected, List<LineError> errors) {
    private static final int MAX_ERRORS = 100;
    private static final int THINGS_AT_ONCE = 500;

    public BulkReport {
        errors = List.copyOf(errors);
    }

    public record LineError(long line, String code, String detail) {}

    /** Keeps things some hundred a transaction, and counts. Not thread-safe. */
    public static final class Loading<T> {
        private final Keeping<T> keeping;
        private final List<T> pending = new ArrayList<>(THINGS_AT_ONCE);
        private final List<Long> lines = new ArrayList<>(THINGS_AT_ONCE);
        private final List<LineError> errors = new ArrayList<>();
        private long accepted;
        private long changed;
        private long rejected;

        public Loading(Keeping<T> keeping) { this.keeping = keeping; }

        /** @param thing null if the line holds JSON's null */
        public void add(long line, T thing) {
            if (thing == null) {
                refuse(line, "nothing there");
                return;
            }
            pending.add(thing);
            lines.add(line);
            if (pending.size() == THINGS_AT_ONCE) drain();
        }

        public void refuse(long line, String detail) { refuse(line, "FORMAT", detail); }

        private void refuse(long line, String code, String detail) {
            rejected++;
            if (errors.size() < MAX_ERRORS) errors.add(new LineError(line, code, detail));
        }

        /** Call once, at the end. */
        public BulkReport report() {
            drain();
            return new BulkReport(accepted, changed, rejected, errors.stream().sorted(Comparator.comparingLong(LineError::line)).toList());
        }

        private void drain() {
            if (pending.isEmpty()) return;
            Keeping.Kept kept = keeping.keep(List.copyOf(pending));
            accepted += pending.size() - kept.refused().size();
            changed += kept.changed();
            for (Refusal refusal : kept.refused())
                refuse(lines.get(refusal.index()), refusal.code(), refusal.detail());
            pending.clear();
            lines.clear();
        }
    }
}
