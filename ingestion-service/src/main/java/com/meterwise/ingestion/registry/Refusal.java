package com.meterwise.ingestion.registry;

/**
 * Why one of many things is not kept.
 *
 * @param index of the thing among those handed in, from 0
 * @param code  ERASED, CYCLE or UNKNOWN
 */
public record Refusal(int index, String code, String detail) {
    public static final String ERASED = "ERASED";
    public static final String CYCLE = "CYCLE";
    public static final String UNKNOWN = "UNKNOWN";

    public static Refusal erased(int index, String id) {
        return new Refusal(index, ERASED, "%s was erased; nothing more is kept of it".formatted(id));
    }
}
