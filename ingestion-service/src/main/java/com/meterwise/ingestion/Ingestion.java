package com.meterwise.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.marketday.Closing;
import com.meterwise.ingestion.registers.Differencing;
import com.meterwise.ingestion.registry.KnownMeters;
import com.meterwise.ingestion.upload.Acceptance;
import com.meterwise.ingestion.upload.Registrar;
import com.meterwise.ingestion.upload.Shipment;
import com.meterwise.ingestion.upload.Upload;

/**
 * From a reading in a request to a closed market day: a format is read into blocks, blocks are checked and shipped to the log; the stream
 * ({@code meterday}) merges them into meter-days and publishes these; at the end of a day its close is announced.
 */
public final class Ingestion {
    private final KnownMeters meters;
    private final Checks checks;
    private final Differencing differencing;
    private final Supplier<Shipment> shipments;
    private final Closing closing;
    private final InstantSource clock;
    private final Optional<Duration> replayLag;

    Ingestion(KnownMeters meters, Checks checks, Differencing differencing, Supplier<Shipment> shipments, Closing closing,
            InstantSource clock,
            Optional<Duration> replayLag) {
        this.meters = meters;
        this.checks = checks;
        this.differencing = differencing;
        this.shipments = shipments;
        this.closing = closing;
        this.clock = clock;
        this.replayLag = replayLag;
    }

    /**
     * An upload yet to be read.
     *
     * @param id empty for a new one
     */
    public Upload upload(Optional<String> id, Registrar registrar) {
        Acceptance acceptance = new Acceptance(id.orElseGet(() -> UUID.randomUUID().toString()), clock.instant(), replayLag);
        return new Upload(acceptance, meters, registrar, checks, differencing, shipments.get());
    }

    public Instant now() { return clock.instant(); }

    /** @return days closed, in order; empty if the stream is still behind after {@code patience} */
    public Optional<List<Closing.Closed>> close(LocalDate through, Duration patience) {
        return closing.close(through, patience);
    }
}
