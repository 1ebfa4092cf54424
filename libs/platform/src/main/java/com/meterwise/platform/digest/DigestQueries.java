package com.meterwise.platform.digest;

import java.util.Map;

/**
 * What of a service's state must be the same after a replay, a crash, a rebuild: name to SQL that returns one text column in a fixed order.
 * Columns that hold wall time or database identities stay out.
 */
public record DigestQueries(Map<String, String> sqlByName) {
    public DigestQueries {
        sqlByName = Map.copyOf(sqlByName);
    }
}
