package com.meterwise.forecasting.losses;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A feeder's loss left its normal range.
 *
 * @param day       on which it was found
 * @param since     first day of the change
 * @param score     sum of deviations, of which {@code limit} is the one that raises the alert
 * @param kwhPerDay lost beyond the expected a day since then; negative if less is lost
 * @param suspects  whose meters explain it
 */
public record LossAlert(String feederId, LocalDate day, Kind kind, LocalDate since, double score, double limit, double kwhPerDay,
        Suspects suspects) {
    /** What the change looks like. */
    public enum Kind {
        /** More goes on than comes in: a meter on the wrong feeder, a wrong multiplier, generation nobody measures. */
        NEGATIVE,
        /** What is missing goes with nobody's load. */
        STEP,
        /** It came little by little. */
        DRIFT,
        /** It is missing at night. */
        NIGHT_ONLY,
        /** What is missing goes with the load of a customer or of the whole feeder. */
        PROPORTIONAL
    }

    public LossAlert {
        requireNonNull(feederId, "feederId");
        requireNonNull(kind, "kind");
        if (since.isAfter(day)) throw new IllegalArgumentException("found on %s, but begun on %s".formatted(day, since));
    }

    /** The same on every run, so that an alert raised twice is one. */
    public String id() {
        return "al-%s-%s-%s".formatted(feederId, day, kind);
    }
}
