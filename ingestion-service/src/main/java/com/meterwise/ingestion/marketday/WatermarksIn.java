package com.meterwise.ingestion.marketday;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.Watermarks;

/** The stream's progress from Kafka's offsets and those stored with the state. */
public final class WatermarksIn implements Progress {
    private static final Set<Topic> PUBLISHED = Set.of(Topic.READINGS, Topic.CUSTOMER, Topic.METER, Topic.FEEDER, Topic.CONTRACT,
            Topic.SERVICE_EVENT, Topic.INDICATOR);

    private final Watermarks watermarks;

    public WatermarksIn(Watermarks watermarks) { this.watermarks = watermarks; }

    @Override
    public boolean awaitPublished(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!watermarks.awaitConsumed(watermarks.endOffsets(Set.of(Topic.UPLOAD)), patience)) return false;
        return watermarks.awaitOutboxSent(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    @Override
    public Map<String, Map<Integer, Long>> published() { return watermarks.endOffsets(PUBLISHED); }
}
