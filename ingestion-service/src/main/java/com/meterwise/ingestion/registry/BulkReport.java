package com.meterwise.ingestion.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of many states: {@code accepted} were well-formed, {@code changed} of them differed from what was known.
 *
 * @param errors the first hundred of what was rejected
 */
public record BulkReport(long accepted, long changed, long rejected, List<LineError> errors) {
    private static final int MAX_ERRORS = 100;
    private static final int STATES_AT_ONCE = 500;

    public BulkReport {
        errors = List.copyOf(errors);
    }

    public record LineError(long line, String code, String detail) {}

    /** Puts states into a register some hundred a transaction, and counts. Not thread-safe. */
    public static final class Loading<T extends Registered<T>> {
        private final Registry registry;
        private final Register<T> register;
        private final List<T> pending = new ArrayList<>(STATES_AT_ONCE);
        private final List<LineError> errors = new ArrayList<>();
        private long accepted;
        private long changed;
        private long rejected;

        public Loading(Registry registry, Register<T> register) {
            this.registry = registry;
            this.register = register;
        }

        public void add(long line, T state) {
            pending.add(state);
            accepted++;
            if (pending.size() == STATES_AT_ONCE) drain();
        }

        public void refuse(long line, String detail) {
            rejected++;
            if (errors.size() < MAX_ERRORS) errors.add(new LineError(line, "FORMAT", detail));
        }

        /** Call once, at the end. */
        public BulkReport report() {
            drain();
            return new BulkReport(accepted, changed, rejected, errors);
        }

        private void drain() {
            if (!pending.isEmpty()) changed += registry.put(register, List.copyOf(pending)).size();
            pending.clear();
        }
    }
}
