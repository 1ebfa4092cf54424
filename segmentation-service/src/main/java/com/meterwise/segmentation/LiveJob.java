package com.meterwise.segmentation;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.meterwise.platform.work.Transactions;
import com.meterwise.segmentation.intake.Bell;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Works off what intake noted: often while there is news, now and then in case another replica left something. */
@ApplicationScoped
class LiveJob {
    private static final Logger LOG = Logger.getLogger(LiveJob.class);
    private static final long LOOK_MILLIS = 10;
    private static final Duration NEWS = Duration.ofSeconds(2);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final LiveSegmentation live;
    private final Bell bell;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "live"));
    private long lookedAt;

    LiveJob(Transactions transactions, LiveSegmentation live, Bell bell) {
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
                LOG.debug("looked at customers with news");
        } catch (RuntimeException e) {
            LOG.warn("news waits for the database", e);
        }
        lookedAt = System.nanoTime();
    }
}
