package com.meterwise.ingestion.upload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.checking.DayBlock;
import com.meterwise.ingestion.intake.Energy;

/**
 * The times an accepted block gets. Live, it can be known from its acceptance on; in a replay from its end plus a lag on, so that the same file
 * gives the same state whenever it is loaded.
 *
 * @param acceptedAt wall time
 * @param replayLag  present in a replay
 */
public record Acceptance(String uploadId, Instant acceptedAt, Optional<Duration> replayLag) {
    public Acceptance {
        requireNonNull(uploadId, "uploadId");
        requireNonNull(acceptedAt, "acceptedAt");
        requireNonNull(replayLag, "replayLag");
    }

    public BlockUploaded of(DayBlock block) {
        Instant availableAt = replayLag.map(lag -> block.end().plus(lag)).orElse(acceptedAt);
        Instant revisedAt = block.revisedAt() != null ? block.revisedAt() : availableAt;
        double[] kwh = new double[block.wh().length];
        for (int i = 0; i < kwh.length; i++)
            kwh[i] = Energy.kwh(block.wh()[i]);
        return new BlockUploaded(uploadId, block.meterId(), block.channel(), block.day(), block.start(), block.interval(), kwh,
                block.quality(), revisedAt, acceptedAt, availableAt, block.codes().isEmpty() ? null : block.codes());
    }
}
