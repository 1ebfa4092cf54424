package com.meterwise.contracts;

import java.time.Instant;

/**
 * A customer is to be forgotten; followed by a tombstone under the same key.
 *
 * @param subjectHash HMAC of the customer id, kept so that a late block is refused
 */
public record CustomerErased(String erasureId, String subjectHash, Instant at) {}
