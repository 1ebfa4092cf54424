package com.meterwise.platform;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

import com.meterwise.platform.day.DailyWorker;
import com.meterwise.platform.day.Watermarks;
import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.idempotency.IdempotencyKeys;
import com.meterwise.platform.intake.Inbox;
import com.meterwise.platform.intake.Intake;
import com.meterwise.platform.intake.IntakeState;
import com.meterwise.platform.intake.Kafka;
import com.meterwise.platform.outbox.OutboxRelay;
import com.meterwise.platform.trace.Traces;
import com.meterwise.platform.work.Transactions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Starts what runs in the background, and drains it before the connections close: first no more work comes in, then what is done goes out. */
@ApplicationScoped
public class PlatformJob {
    private static final Logger LOG = Logger.getLogger(PlatformJob.class);

    private final PlatformWiring wiring;
    private final ServiceEvents events;
    private final Transactions transactions;
    private final Watermarks watermarks;
    private final DataSource database;
    private final DeadLetters deadLetters;
    private final Kafka kafka;
    private final Admin admin;
    private final IntakeState state;
    private final InstantSource clock;
    private Intake intake;
    private OutboxRelay relay;
    private DailyWorker worker;
    private ScheduledExecutorService housekeeping;

    PlatformJob(PlatformWiring wiring, ServiceEvents events, Transactions transactions, Watermarks watermarks, DataSource database,
            DeadLetters deadLetters, Kafka kafka, Admin admin, IntakeState state, InstantSource clock) {
        this.wiring = wiring;
        this.events = events;
        this.transactions = transactions;
        this.watermarks = watermarks;
        this.database = database;
        this.deadLetters = deadLetters;
        this.kafka = kafka;
        this.admin = admin;
        this.state = state;
        this.clock = clock;
    }

    /** After Flyway and after the service's own start-up observers, which have a lower number. */
    void start(@Observes @Priority(5000) StartupEvent event) {
        if (wiring.takesIn()) lookForRestore();
        relay = wiring.relay(transactions, kafka);
        relay.start();
        housekeeping = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "housekeeping"));
        housekeeping.scheduleWithFixedDelay(this::forgetOld, 1, 60, TimeUnit.MINUTES);
        if (events.dailyWork().isPresent()) {
            worker = wiring.worker(transactions, watermarks, clock);
            worker.start();
        }
        if (wiring.takesIn()) {
            intake = wiring.intake(kafka, transactions, database, deadLetters, admin, state);
            intake.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (intake != null) intake.close();
        if (worker != null) worker.close();
        relay.close();
        housekeeping.shutdownNow();
        admin.close(java.time.Duration.ofSeconds(2));
    }

    /** Before a request comes in: it must not be told under a number that was used. */
    private void lookForRestore() {
        try {
            wiring.restoreCheck(transactions, admin).run();
        } catch (RuntimeException e) {
            LOG.warnf("whether the database is an earlier one is asked again before anything is read: %s", e.getMessage());
        }
    }

    private void forgetOld() {
        try {
            transactions.run(work -> {
                Inbox.forgetOld(work.connection());
                IdempotencyKeys.forgetOld(work.connection());
                Traces.forgetOld(work.connection());
            });
        } catch (RuntimeException e) {
            LOG.warnf("housekeeping, again in an hour: %s", e);
        }
    }

    boolean reads() { return intake != null; }
}
