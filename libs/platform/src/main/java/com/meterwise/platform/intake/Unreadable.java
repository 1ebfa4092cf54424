package com.meterwise.platform.intake;

import java.io.UncheckedIOException;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The bytes of a record are not the event its reader expects: they never will be, whatever stands beside them in a batch. */
final class Unreadable extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    private final transient ConsumerRecord<byte[], byte[]> record;

    Unreadable(ConsumerRecord<byte[], byte[]> record, UncheckedIOException cause) {
        super(cause.getCause());
        this.record = record;
    }

    ConsumerRecord<byte[], byte[]> record() { return record; }

    /** The one that a failure comes from, if it comes from one. */
    static Optional<Unreadable> causeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof Unreadable unreadable) return Optional.of(unreadable);
        return Optional.empty();
    }
}
