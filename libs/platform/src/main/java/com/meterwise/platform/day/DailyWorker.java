package com.meterwise.platform.day;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import com.meterwise.contracts.DayDone;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.ServiceEvents;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.outbox.Outbox;
import com.meterwise.platform.trace.Traces;
import com.meterwise.platform.work.Transactions;

/**
 * Works closed market days in order: shards by lease, by several threads and replicas at once; then the reduce step; then, when all of it has
 * reached Kafka, the service's day-done. Each step is one transaction and is repeated until it succeeds: a day is never skipped.
 */
public final class DailyWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DailyWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final long IDLE_MILLIS = 200;

    private final ServiceEvents events;
    private final DailyWork work;
    private final DayTicks ticks;
    private final Transactions transactions;
    private final Watermarks watermarks;
    private final InstantSource clock;
    private final String replica;
    private final String process;
    private final int shards;
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile Told told;
    private volatile boolean stopping;
    private volatile String failure;

    public DailyWorker(ServiceEvents events, Transactions transactions, Watermarks watermarks, InstantSource clock, String replica,
            int shards,
            int threads) {
        this.events = events;
        this.work = events.dailyWork().orElseThrow();
        this.ticks = new DayTicks(events.waitsFor(),
                events.receives().stream().map(subscription -> subscription.topic().name()).collect(toSet()));
        this.transactions = transactions;
        this.watermarks = watermarks;
        this.clock = clock;
        this.replica = replica;
        this.process = replica + "/" + UUID.randomUUID();
        this.shards = new Shard(0, shards).of();
        for (int i = 0; i < threads; i++)
            this.threads.add(new Thread(this::loop, "daily-work-" + i));
    }

    /** The tick topics, for the intake. */
    public static List<Subscription> subscriptions(ServiceEvents events) {
        if (events.dailyWork().isEmpty()) return List.of();
        List<Subscription> all = new ArrayList<>();
        all.add(new Subscription(Topic.MARKET_DAY, DayTicks::marketDays));
        for (String service : events.waitsFor())
            all.add(new Subscription(Topic.named(service + ".day-done.v1").orElseThrow(), DayTicks::daysDone));
        return all;
    }

    public void start() { threads.forEach(Thread::start); }

    /** Records were applied: a day may be ready now. */
    public void wake() { wake.release(threads.size()); }

    /** Why the current day does not go on, if it does not. */
    public Optional<String> failure() { return Optional.ofNullable(failure); }

    private void loop() {
        long pause = IDLE_MILLIS;
        boolean begun = false;
        while (!stopping) {
            try {
                if (!begun) transactions.run(open -> DayRuns.endEarlierLives(open.connection(), replica, process));
                begun = true;
                if (step()) pause = IDLE_MILLIS;
                else
                    await(pause);
                failure = null;
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                pause = Math.min(5000, pause * 2);
                failure = String.valueOf(e);
                LOG.errorf(e, "daily work fails, again in %d ms", pause);
                awaitQuietly(pause);
            }
        }
    }

    /** One step of the first day that is not done; false if there is nothing to do now. */
    boolean step() throws Exception {
        Optional<ClosedDay> ready = transactions.call(open -> {
            Optional<ClosedDay> next = ticks.next(open.connection());
            return next.isPresent() && ticks.isReady(open.connection(), next.get()) ? next : Optional.<ClosedDay>empty();
        });
        if (ready.isEmpty()) return false;
        ClosedDay day = ready.get();
        if (!work.wants(day)) return skip(day);
        if (!hasReadWhatWasTold(day)) return false;
        transactions.run(open -> DayRuns.begin(open.connection(), day, shards));
        Optional<DayRuns.Claim> claim = transactions.call(open -> DayRuns.claim(open.connection(), day, holder(), LEASE));
        if (claim.isPresent()) return runShard(day, claim.get());
        return reduce(day) || announce(day);
    }

    private boolean hasReadWhatWasTold(ClosedDay day) {
        if (work.alsoRestsOn().isEmpty()) return true;
        Told seen = told;
        // one question to the broker a run of days, not one a day
        if (seen == null || !seen.isOf(day))
            told = seen = new Told(day.through(), day.revision(), watermarks.endOffsets(work.alsoRestsOn()));
        Map<String, Map<Integer, Long>> upTo = seen.upTo();
        return transactions.call(open -> Watermarks.isConsumed(open.connection(), upTo));
    }

    /** How far topics were written when a run of days was first seen. */
    private record Told(LocalDate through, int revision, Map<String, Map<Integer, Long>> upTo) {
        boolean isOf(ClosedDay day) { return through.equals(day.through()) && revision == day.revision(); }
    }

    private boolean skip(ClosedDay day) {
        return transactions.call(open -> {
            if (DayRuns.skip(open.connection(), day)) send(day, 0, Map.of(), open);
            return true;
        });
    }

    /** Each thread holds at most one shard. */
    private String holder() { return process + "/" + Thread.currentThread().getName(); }

    private boolean runShard(ClosedDay day, DayRuns.Claim claim) throws Exception {
        work.prepare(day, claim.shard(), new Leased(transactions, day, claim, LEASE));
        return transactions.call(open -> {
            if (!DayRuns.stillStands(open.connection(), day, claim)) return true;
            int customers = following(open, () -> work.run(day, claim.shard(), open));
            DayRuns.finish(open.connection(), day, claim, customers);
            return true;
        });
    }

    private boolean reduce(ClosedDay day) {
        return transactions.call(open -> {
            Optional<String> state = DayRuns.lock(open.connection(), day);
            if (state.isEmpty() || !state.get().equals(DayRuns.RUNNING) || !DayRuns.allDone(open.connection(), day)) return false;
            following(open, () -> {
                work.reduce(day, open);
                return 0;
            });
            DayRuns.setState(open.connection(), day, DayRuns.REDUCED, Long.MAX_VALUE);
            return true;
        });
    }

    /** What is said of a customer belongs to the trace of the reading that led to it. */
    private static int following(com.meterwise.platform.work.Work open, Callable<Integer> body) throws Exception {
        Traces.goOn(open.connection());
        boolean failed = true;
        try {
            int customers = body.call();
            Traces.done(open.connection());
            failed = false;
            return customers;
        } finally {
            Traces.end(failed);
        }
    }

    /** When the day's events have reached Kafka, says so. */
    private boolean announce(ClosedDay day) {
        return transactions.call(open -> {
            Optional<String> state = DayRuns.lock(open.connection(), day);
            if (state.isEmpty() || !state.get().equals(DayRuns.REDUCED)) return false;
            long last = DayRuns.outboxId(open.connection(), day);
            if (last == Long.MAX_VALUE) {
                DayRuns.setState(open.connection(), day, DayRuns.REDUCED, Outbox.lastId(open.connection()));
                return true;
            }
            if (!Outbox.isSentUpTo(open.connection(), last)) return false;
            Map<String, Map<Integer, Long>> upTo = events.dayDone().isEmpty() ? Map.of() : watermarks.endOffsets(events.sends());
            DayRuns.setState(open.connection(), day, DayRuns.DONE, last);
            send(day, DayRuns.customers(open.connection(), day), upTo, open);
            LOG.infof("market day %s revision %d is done", day.day(), day.revision());
            return true;
        });
    }

    private void send(ClosedDay day, int customers, Map<String, Map<Integer, Long>> upTo, com.meterwise.platform.work.Work open) {
        events.dayDone().ifPresent(topic -> open.send(topic, day.day().toString(),
                new DayDone(events.service(), day.day(), day.revision(), day.through(), customers, upTo, clock.instant())));
    }

    private void await(long millis) throws InterruptedException { if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) wake.drainPermits(); }

    private void awaitQuietly(long millis) {
        try {
            await(millis);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Lets the step in flight finish; waits up to 10 s. */
    @Override
    public void close() {
        stopping = true;
        wake.release(threads.size());
        for (Thread thread : threads) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
