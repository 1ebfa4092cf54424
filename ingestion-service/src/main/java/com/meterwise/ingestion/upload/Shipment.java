package com.meterwise.ingestion.upload;

import com.meterwise.contracts.BlockUploaded;

/** The blocks of one request on their way to the log. Not thread-safe. */
public interface Shipment {
    /** @throws LogAwayException if the log does not take it, or has not taken an earlier one */
    void send(BlockUploaded block);

    /**
     * Waits until every block sent is kept safely.
     *
     * @throws LogAwayException if one is not: the request must be repeated
     */
    void awaitKept();
}
