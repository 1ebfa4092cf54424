package com.meterwise.ingestion.checking;

import java.util.Optional;

/** V18: a meter that the register does not call active, but that counts. */
public record InactiveMeter() {
    public String code() { return "V18"; }

    public Optional<Suspicion> judge(Series day, String status) {
        if (status.equals("ACTIVE") || day.energyWh() == 0) return Optional.empty();
        return Optional.of(new Suspicion(code(), Severity.WARNING, -1, 0,
                "%s on a meter that is %s".formatted(Series.kwh(day.energyWh()), status)));
    }
}
