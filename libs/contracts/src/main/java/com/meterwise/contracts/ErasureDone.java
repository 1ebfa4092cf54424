package com.meterwise.contracts;

import java.time.Instant;

/**
 * A service has erased a customer.
 *
 * @param service the service that is done
 * @param rows    rows deleted
 */
public record ErasureDone(String erasureId, String subjectHash, String service, long rows, Instant at) {}
