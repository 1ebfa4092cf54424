package com.meterwise.platform.intake;

import static java.util.Objects.requireNonNull;

import com.meterwise.contracts.Topic;

/** A topic a service reads exactly once, and what it does with its records. */
public record Subscription(Topic topic, Handler handler) {
    public Subscription {
        requireNonNull(topic, "topic");
        requireNonNull(handler, "handler");
    }
}
