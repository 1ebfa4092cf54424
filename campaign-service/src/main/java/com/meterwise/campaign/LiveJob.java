package com.meterwise.campaign;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.meterwise.campaign.intake.Bell;
import com.meterwise.platform.work.Transactions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Has changes of an open day decided: at once when one comes in here, now and then in case another replica has taken it in. */
@ApplicationScoped
class LiveJob {
    private static final Logger LOG = Logger.getLogger(LiveJob.class);
    private static final long LOOK_MILLIS = 20;
    /** The new profile comes by another topic than the change, so a look may be too early. */
    private static final Duration NEWS = Duration.ofSeconds(3);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final LiveDecisions live;
    private final Bell bell;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "live"));
    private long lookedAt;

    LiveJob(Transactions transactions, LiveDecisions live, Bell bell) {
        this.transactions = transactions;
        this.live = live;
        this.bell = bell;
    }

    void start(@Observes StartupEvent event) { thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS); }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void look() {
        if (!bell.rangWithin(NEWS) && System.nanoTime() - lookedAt < NOW_AND_THEN.toNanos()) return;
        try {
            while (transactions.call(live::run) > 0 && !thread.isShutdown())
                LOG.debug("decided on changes of an open day");
        } catch (RuntimeException e) {
            LOG.warn("live changes wait for the database", e);
        }
        lookedAt = System.nanoTime();
    }
}
