package com.meterwise.ingestion.checking;

import java.util.Optional;

/** V16: a meter of active and reactive energy that sent only the active one. */
public record MissingSibling() {
    public String code() { return "V16"; }

    /** @param reactive null if nothing of that channel came on that day */
    public Optional<Suspicion> judge(Series active, Series reactive) {
        int missing = 0;
        int first = -1;
        for (int slot = 0; slot < active.slots(); slot++) {
            if (!active.has(slot) || reactive != null && reactive.slots() == active.slots() && reactive.has(slot)) continue;
            if (missing++ == 0) first = slot;
        }
        if (missing == 0) return Optional.empty();
        return Optional.of(new Suspicion(code(), Severity.WARNING, first, 0, "%d slots have kWh but no kvarh".formatted(missing)));
    }
}
