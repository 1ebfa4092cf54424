package com.meterwise.campaign.webhooks;

import java.time.Duration;
import java.util.List;

/**
 * One event on its way to one subscriber.
 *
 * @param attempts made, this one counted
 */
public record Delivery(String subscriptionId, long seq, String eventId, byte[] body, int attempts) {
    /** Waits after the first, second, … failure: about a day and a half in all, as the Standard Webhooks specification suggests. */
    static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14));
    static final Duration LONGEST_WAIT = Duration.ofHours(24);

    /** What an attempt came to. */
    public sealed interface Outcome {
        String text();

        record Delivered(int status) implements Outcome {
            @Override
            public String text() { return "HTTP " + status; }
        }

        /** @param pause until the next attempt */
        record Again(String text, Duration pause) implements Outcome {}

        /** All attempts are used up: kept until somebody asks for it again. */
        record Dead(String text) implements Outcome {}

        /** The receiver says that it is gone for good. */
        record Gone(String text) implements Outcome {}
    }

    /**
     * @param status     of the answer
     * @param retryAfter what the receiver asked for, or null
     */
    Outcome answered(int status, Duration retryAfter) {
        if (status >= 200 && status < 300) return new Outcome.Delivered(status);
        if (status == 410) return new Outcome.Gone("HTTP 410");
        return failed("HTTP " + status, retryAfter);
    }

    Outcome failed(String why, Duration retryAfter) {
        if (attempts > WAITS.size()) return new Outcome.Dead(why);
        Duration wait = WAITS.get(attempts - 1);
        if (retryAfter != null && retryAfter.compareTo(wait) > 0)
            wait = retryAfter.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : retryAfter;
        return new Outcome.Again(why, wait);
    }
}
