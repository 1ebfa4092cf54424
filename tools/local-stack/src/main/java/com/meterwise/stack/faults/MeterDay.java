package com.meterwise.stack.faults;

import java.time.LocalDate;

/** A meter and a market day. */
public record MeterDay(String meterId, LocalDate day) {
    @Override
    public String toString() { return meterId + " of " + day; }
}
