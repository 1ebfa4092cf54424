package com.meterwise.ingestion.intake;

/** Where what cannot be accepted goes, line by line. */
@FunctionalInterface
public interface Refusals {
    /**
     * Something of the input is not accepted; the rest goes on.
     *
     * @param line   from 1
     * @param code   what is wrong, stable: FORMAT, TOO_LONG or the rule, V01 to V06
     * @param detail for a person, with the value and the limit
     */
    void refuse(long line, String code, String detail);
}
