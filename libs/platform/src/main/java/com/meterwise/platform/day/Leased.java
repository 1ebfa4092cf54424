package com.meterwise.platform.day;

import java.time.Duration;

import com.meterwise.platform.work.Transactions;

/** Transactions of one who holds a shard: each puts off the end of the lease, and fails once another has taken the shard over. */
record Leased(Transactions transactions, ClosedDay day, DayRuns.Claim claim, Duration lease) implements Transactions {
    @Override
    public <T> T call(Body<T> body) {
        return transactions.call(open -> {
            if (!DayRuns.renew(open.connection(), day, claim, lease))
                throw new IllegalStateException("shard %d of %s has been taken over".formatted(claim.shard().index(), day.day()));
            return body.run(open);
        });
    }
}
