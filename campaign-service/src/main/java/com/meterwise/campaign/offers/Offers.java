package com.meterwise.campaign.offers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The offers made. Not thread-safe: lives as long as a transaction. */
public interface Offers {
    /** Finds and locks, so that of two steps at once the second sees what the first did. */
    Optional<Offer> find(String offerId);

    /**
     * Adds new offers with their proofs; one already there stays as it is.
     *
     * @return the offers really added: a customer has at most one open offer of a campaign, a second one is not added
     */
    List<Offer> add(Collection<Made> made);

    /**
     * Replaces an offer by its next version.
     *
     * @throws IllegalStateException if the version held is not the one before
     */
    void replace(Offer next);

    /** @return proof as canonical JSON */
    Optional<String> proof(String offerId);

    /** Open offers whose time is over, by id. */
    List<Offer> overdue(Instant now, int firstBucket, int lastBucket);

    /** A new offer with its proof. */
    record Made(Offer offer, String proof) {}
}
