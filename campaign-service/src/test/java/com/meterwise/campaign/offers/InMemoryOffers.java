package com.meterwise.campaign.offers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.platform.day.Shard;

/** Offers in a map. */
final class InMemoryOffers implements Offers {
    private final Map<String, Made> byId = new TreeMap<>();

    @Override
    public Optional<Offer> find(String offerId) { return Optional.ofNullable(byId.get(offerId)).map(Made::offer); }

    @Override
    public List<Offer> add(Collection<Made> made) {
        List<Offer> added = new ArrayList<>();
        for (Made one : made) {
            if (byId.containsKey(one.offer().offerId()) || byId.values().stream().anyMatch(held -> blocks(held.offer(), one.offer())))
                continue;
            byId.put(one.offer().offerId(), one);
            added.add(one.offer());
        }
        return added;
    }

    private static boolean blocks(Offer held, Offer next) {
        return !held.status().isFinal() && held.customerId().equals(next.customerId()) && held.campaignId().equals(next.campaignId());
    }

    @Override
    public void replace(Offer next) {
        Made held = byId.get(next.offerId());
        if (held == null || held.offer().version() != next.version() - 1) throw new IllegalStateException("not the version before " + next);
        byId.put(next.offerId(), new Made(next, held.proof()));
    }

    @Override
    public Optional<String> proof(String offerId) { return Optional.ofNullable(byId.get(offerId)).map(Made::proof); }

    @Override
    public List<Offer> overdue(Instant now, int firstBucket, int lastBucket) {
        return byId.values().stream().map(Made::offer).filter(offer -> !offer.status().isFinal() && !offer.expiresAt().isAfter(now)
                && Shard.bucketOf(offer.customerId()) >= firstBucket && Shard.bucketOf(offer.customerId()) <= lastBucket).toList();
    }
}
