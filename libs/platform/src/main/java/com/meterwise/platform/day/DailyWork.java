package com.meterwise.platform.day;

import java.util.Set;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/**
 * What a service does when a market day has closed. Days are worked in order; the shards of a day in any order and by several threads and
 * replicas at once; then the reduce step once. Each call but {@link #prepare} is one transaction, repeated from the start if it fails: it must depend on nothing
 * but the database and its arguments.
 */
public interface DailyWork {
    /** Whether the day is worked at all; a day that is not counts as done. Must depend on the argument only. */
    default boolean wants(ClosedDay day) {
        return true;
    }

    /**
     * Topics the service receives and the work reads from, though no tick tells how far: a run of days begins once they are read as far as they
     * were written when the run was first seen. So what was told before the close counts, in whatever order the topics are read.
     */
    default Set<Topic> alsoRestsOn() { return Set.of(); }

    /**
     * Before the transaction of a shard: what takes long, in as many short transactions as it likes, such as training. It may be cut off after
     * any of them and is then begun again, so that what one of them has done must not be done twice.
     *
     * @param transactions fail once the shard has been taken over by another
     */
    default void prepare(ClosedDay day, Shard shard, Transactions transactions) throws Exception {}

    /** @return customers worked on */
    int run(ClosedDay day, Shard shard, Work work) throws Exception;

    /** Once, after all shards of the day: aggregates, training, what needs every customer. */
    default void reduce(ClosedDay day, Work work) throws Exception {}
}
