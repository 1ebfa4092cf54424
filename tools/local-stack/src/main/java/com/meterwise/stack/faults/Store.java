package com.meterwise.stack.faults;

/** What a service stands on. */
public enum Store {
    KAFKA, POSTGRESQL
}
