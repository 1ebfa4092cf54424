package com.meterwise.ingestion;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a request may ask of the service.
 *
 * @param inflatedBytes what a compressed body may grow to
 * @param closePatience how long a close waits for the stream
 */
public record Limits(long inflatedBytes, Duration closePatience) {
    public Limits {
        if (inflatedBytes < 1) throw new IllegalArgumentException("inflatedBytes must be 1 or more, got " + inflatedBytes);
        requireNonNull(closePatience, "closePatience");
    }
}
