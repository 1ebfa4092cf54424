package com.meterwise.ingestion.marketday;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.Watermarks;

/** The stream's progress from Kafka's offsets and those stored with the state. */
public final class WatermarksIn implements Progress {
    private static final Set<Topic> PUBLISHED = Set.of(Topic.READINGS, Topic.CUSTOMER, Topic.METER, Topic.FEEDER);

    private final Watermarks watermarks;
    private final UploadOffsets offsets;

    public WatermarksIn(Watermarks watermarks, UploadOffsets offsets) {
        this.watermarks = watermarks;
        this.offsets = offsets;
    }

    /** Whether the stream has stored an offset for each partition of the upload topic that holds anything. */
    @FunctionalInterface
    public interface UploadOffsets {
        boolean reached(Map<Integer, Long> ends);
    }

    @Override
    public boolean awaitPublished(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Map<Integer, Long>> uploaded = watermarks.endOffsets(Set.of(Topic.UPLOAD));
        while (!offsets.reached(uploaded.get(Topic.UPLOAD.name()))) {
            if (System.nanoTime() > deadline) return false;
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return watermarks.awaitOutboxSent(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    @Override
    public Map<String, Map<Integer, Long>> published() { return watermarks.endOffsets(PUBLISHED); }
}
