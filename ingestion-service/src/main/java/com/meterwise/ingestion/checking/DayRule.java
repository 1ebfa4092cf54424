package com.meterwise.ingestion.checking;

import java.util.List;

/** A rule a meter-day meets, or not. Stateless; its thresholds are its components. */
public interface DayRule {
    /** As in the list of rules, V01 to V19. */
    String code();

    /** Whether the weeks before must be read to judge this day; cheap, since it is asked of every day. */
    default boolean isCurious(Series day, Trail trail) {
        return false;
    }

    /** @param past empty unless some rule was curious: without it the rule judges by day and trail, or not at all */
    List<Suspicion> judge(Series day, Trail trail, Past past);
}
