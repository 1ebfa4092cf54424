package com.meterwise.platform;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.DailyWork;
import com.meterwise.platform.intake.Subscription;

/**
 * Who listens to what: a service produces one bean of this type, and the platform runs its intake, outbox relay and daily work.
 *
 * @param service     the service's short name, as in {@link Topic#owner()}
 * @param receives    topics read exactly once, by the intake. Ticks ({@code ingestion.market-day.v1}, day-done) are subscribed by the
 *                    platform when there is daily work, and are not listed here
 * @param sends       topics the outbox may send to; dead letters are added by the platform
 * @param dailyWork   work due when a market day closes
 * @param waitsFor    services, besides ingestion, whose day-done a day's work waits for
 * @param dayDone     topic on which the end of a day's work is announced
 */
public record ServiceEvents(String service, List<Subscription> receives, Set<Topic> sends, Optional<DailyWork> dailyWork,
        Set<String> waitsFor, Optional<Topic> dayDone) {
    public ServiceEvents {
        receives = List.copyOf(receives);
        sends = Set.copyOf(sends);
        waitsFor = Set.copyOf(waitsFor);
        if (receives.stream().map(Subscription::topic).collect(toUnmodifiableSet()).size() != receives.size())
            throw new IllegalArgumentException(service + " subscribes to a topic twice");
    }

    /** A service without daily work. */
    public static ServiceEvents of(String service, List<Subscription> receives, Set<Topic> sends) {
        return new ServiceEvents(service, receives, sends, Optional.empty(), Set.of(), Optional.empty());
    }
}
