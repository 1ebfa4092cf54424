package com.meterwise.ingestion.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** What can be erased, as the erasure's memory names it: a customer by his id, a meter by a name of its own, for both may have the same id. */
@FunctionalInterface
public interface Subjects {
    /** Those that were erased. */
    Set<String> erasedAmong(Connection connection, Collection<String> subjects) throws SQLException;

    static String meter(String meterId) { return "meter " + meterId; }
}
