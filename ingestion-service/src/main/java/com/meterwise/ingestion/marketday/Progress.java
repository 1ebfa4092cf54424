package com.meterwise.ingestion.marketday;

import java.time.Duration;
import java.util.Map;

/** How far the stream has come. */
public interface Progress {
    /** Waits until all that is uploaded now has been merged and all that came of it is published. @return false if it took longer */
    boolean awaitPublished(Duration patience);

    /** Offsets behind the last record of what ingestion publishes about readings and the register, by topic and partition. */
    Map<String, Map<Integer, Long>> published();
}
