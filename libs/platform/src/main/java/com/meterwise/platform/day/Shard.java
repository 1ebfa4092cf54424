package com.meterwise.platform.day;

import org.apache.kafka.common.utils.Utils;

/**
 * A share of the customers. Customers fall into 64 fixed buckets (store the bucket with the customer's row, indexed); a shard is a run of
 * buckets.
 *
 * @param index 0 to {@code of} - 1
 * @param of    how many shards there are, a divisor of 64
 */
public record Shard(int index, int of) {
    public static final int BUCKETS = 64;

    public Shard {
        if (of < 1 || BUCKETS % of != 0) throw new IllegalArgumentException("shards must divide " + BUCKETS + ", got " + of);
        if (index < 0 || index >= of) throw new IllegalArgumentException("shard %d of %d".formatted(index, of));
    }

    /** The bucket of a customer, 0 to 63. */
    public static int bucketOf(String customerId) {
        return Utils.toPositive(Utils.murmur2(customerId.getBytes(java.nio.charset.StandardCharsets.UTF_8))) % BUCKETS;
    }

    /** First bucket of this shard. */
    public int firstBucket() { return index * (BUCKETS / of); }

    /** Last bucket of this shard, inclusive. */
    public int lastBucket() { return (index + 1) * (BUCKETS / of) - 1; }

    public boolean holds(String customerId) {
        int bucket = bucketOf(customerId);
        return bucket >= firstBucket() && bucket <= lastBucket();
    }
}
