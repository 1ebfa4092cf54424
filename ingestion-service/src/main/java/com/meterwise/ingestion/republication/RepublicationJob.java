package com.meterwise.ingestion.republication;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Works republications off in the background, also those that a crash broke off. */
@ApplicationScoped
class RepublicationJob {
    private static final Logger LOG = Logger.getLogger(RepublicationJob.class);
    private static final long LOOK_MILLIS = 500;

    private final Republishing republishing;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "republication");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    RepublicationJob(Republishing republishing) { this.republishing = republishing; }

    void start(@Observes StartupEvent event) { timer.scheduleWithFixedDelay(this::work, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS); }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        timer.shutdown();
    }

    private void work() {
        try {
            while (!stopping && republishing.step() == Republishing.Step.TOLD)
                LOG.debug("told a page once more");
        } catch (RuntimeException e) {
            // an outage ends; the next look goes on where this one was
            LOG.warnf("republication goes on in %d ms: %s", LOOK_MILLIS, e);
        }
    }
}
