package com.meterwise.ingestion.registry;

import java.time.LocalDate;

/** A thing the register keeps: a customer, a meter, a feeder. */
public sealed interface Registered<T> permits Customer, Meter, Feeder {
    String id();

    /** First market day on which this state holds; null while it is not decided. */
    LocalDate validFrom();

    T validFrom(LocalDate day);
}
