package com.meterwise.ingestion.registry;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** What the rows of the register have in common: the state as JSON, and beside it what other statements ask for. */
@MappedSuperclass
abstract class RegisteredRow {
    @Id
    String id;
    @Column(nullable = false)
    String state;
    @Column(nullable = false)
    long sequence;
    @Column(name = "valid_from", nullable = false)
    LocalDate validFrom;
}
