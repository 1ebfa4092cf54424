package com.meterwise.stack;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** Closes market days after a load, and waits until the services have worked them. */
final class Closing {
    /** Nobody works that long on one day. */
    private static final Duration STANDSTILL = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double TELL_SECONDS = 5;

    private final SystemFile system;
    private final Progress progress;

    Closing(SystemFile system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    /**
     * @param through days after it stay open
     * @return the last day closed; empty if there is none
     * @throws Failed if a service stands still
     */
    Optional<LocalDate> close(LocalDate through) {
        system.rest(Service.INGESTION, "operator").post("/v1/market-days/close?through=" + through);
        Optional<LocalDate> last = Figures.of(system).day(Service.INGESTION, "lastClosedDay");
        last.ifPresent(this::awaitWorked);
        return last;
    }

    private void awaitWorked(LocalDate last) {
        progress.say("market days are closed up to %s; the services work them", last);
        String seen = "";
        double moved = progress.seconds();
        double told = moved;
        for (Figures figures = Figures.ofDaily(system); !figures.allDone(last); figures = Figures.ofDaily(system)) {
            double now = progress.seconds();
            String done = figures.daysDone();
            if (!done.equals(seen)) moved = now;
            if (now - moved > STANDSTILL.toSeconds())
                throw new Failed("a service stands still: %s of %s; see logs".formatted(done, last));
            if (now - told > TELL_SECONDS) {
                told = now;
                progress.say("days done: %s; %,d offers", done, figures.count(Service.CAMPAIGN, "offers"));
            }
            seen = done;
            Pause.of(LOOK);
        }
        progress.say("every service is done with %s", last);
    }
}
