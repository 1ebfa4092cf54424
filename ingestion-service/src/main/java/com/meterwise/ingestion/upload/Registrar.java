package com.meterwise.ingestion.upload;

import java.util.Collection;

/** Makes meters known that nobody has announced. */
@FunctionalInterface
public interface Registrar {
    /** For uploads whose sender may not register: what is unknown stays so. */
    Registrar NONE = meterIds -> {};

    /** Each id becomes a meter of a customer of the same id; ids that cannot be one are left out. */
    void register(Collection<String> meterIds);
}
