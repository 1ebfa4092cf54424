package com.meterwise.campaign.webhooks;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.PlatformConfig.ClockMode;
import com.meterwise.platform.work.Transactions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Delivers webhooks, at least once each: what is claimed and not recorded falls due again. Each subscriber has its own few requests under
 * way, so that one which is slow or away delays nobody else. In a replay nothing is delivered, since a CRM acts on what it is told.
 */
@ApplicationScoped
class WebhookJob {
    private static final Logger LOG = Logger.getLogger(WebhookJob.class);
    private static final long SWEEP_MILLIS = 250;

    private final Transactions transactions;
    private final WebhookOut out;
    private final WebhookConfig config;
    private final Destination destination;
    private final InstantSource clock;
    private final boolean delivers;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "webhooks"));
    /** Looking up a host's name can take long: as many threads as attempts begin at once, so that a slow name delays nobody else. */
    private final ExecutorService attempts = Executors.newCachedThreadPool(task -> daemon(task, "webhook-attempts"));
    private final ExecutorService recorder = Executors.newFixedThreadPool(2, task -> daemon(task, "webhook-outcomes"));

    WebhookJob(Transactions transactions, WebhookOut out, WebhookConfig config, InstantSource clock, PlatformConfig platform) {
        this.transactions = transactions;
        this.out = out;
        this.config = config;
        this.destination = new Destination(Destination.Names.DNS, config.allowPrivate());
        this.clock = clock;
        this.delivers = platform.clock() == ClockMode.LIVE;
    }

    void start(@Observes StartupEvent event) {
        if (delivers) sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        sweeper.scheduleWithFixedDelay(this::forgetOld, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        sweeper.shutdownNow();
        attempts.shutdown();
        recorder.shutdown();
    }

    private void sweep() {
        try {
            for (String id : transactions.call(work -> new DeliveryTable(work.connection()).waiting()))
                send(id);
        } catch (RuntimeException e) {
            LOG.warnf("webhooks wait for the database: %s", e.getMessage());
        }
    }

    private void send(String subscriptionId) {
        AtomicInteger mine = underWay.computeIfAbsent(subscriptionId, id -> new AtomicInteger());
        int room = config.atOnce() - mine.get();
        if (room <= 0) return;
        // longer than an attempt can take, so that nothing is claimed twice by a process that lives
        Duration lease = config.timeout().multipliedBy(3).plusSeconds(10);
        Claimed claimed = transactions.call(work -> {
            Subscription subscription = new SubscriptionTable(work.connection()).find(subscriptionId).orElse(null);
            List<Secret> secrets = new SubscriptionTable(work.connection()).secrets(subscriptionId);
            return new Claimed(subscription, secrets, new DeliveryTable(work.connection()).claim(subscriptionId, room, lease));
        });
        for (Delivery delivery : claimed.deliveries) {
            mine.incrementAndGet();
            attempts.execute(() -> attempt(delivery, claimed, mine));
        }
    }

    private record Claimed(Subscription subscription, List<Secret> secrets, List<Delivery> deliveries) {}

    private void attempt(Delivery delivery, Claimed claimed, AtomicInteger mine) {
        try {
            InetSocketAddress address = destination.resolve(claimed.subscription.url());
            Call call = Call.of(delivery, claimed.subscription.url(), address, claimed.secrets, clock.instant().getEpochSecond(),
                    config.timeout());
            out.call(call).whenCompleteAsync((answer, failure) -> record(delivery, failure == null
                    ? delivery.answered(answer.status(), answer.retryAfter())
                    : delivery.failed(failure.getClass().getSimpleName(), null), mine), recorder);
        } catch (RuntimeException e) {
            record(delivery, delivery.failed(e.getMessage(), null), mine);
        }
    }

    private void record(Delivery delivery, Delivery.Outcome outcome, AtomicInteger mine) {
        try {
            transactions.run(work -> {
                new DeliveryTable(work.connection()).record(delivery, outcome);
                if (outcome instanceof Delivery.Outcome.Gone gone)
                    new SubscriptionTable(work.connection()).disable(delivery.subscriptionId(), gone.text());
            });
        } catch (RuntimeException e) {
            LOG.warnf("the outcome of a webhook is not kept, it is sent again later: %s", e.getMessage());
        } finally {
            mine.decrementAndGet();
        }
    }

    private void forgetOld() {
        try {
            transactions.run(work -> new DeliveryTable(work.connection()).forgetOld());
        } catch (RuntimeException e) {
            LOG.warnf("old webhooks are kept for another hour: %s", e.getMessage());
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
