package com.meterwise.ingestion.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** A thing the register keeps: a customer, a meter, a feeder, a contract. */
public sealed interface Registered<T> permits Customer, Meter, Feeder, Contract {
    String id();

    /** First market day on which this state holds; null while it is not decided. */
    LocalDate validFrom();

    T validFrom(LocalDate day);

    /** This state, with what it leaves to the one held; null if none is held. */
    T completedBy(T held);

    /** The thing of the same sort it hangs on, if any. */
    Optional<String> parent();

    /** Whom it speaks of, as {@link Subjects} names them: nothing is kept of somebody who was erased. */
    Set<String> subjects();
}
