package com.meterwise.ingestion.upload;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Forgets the reports of uploads a month after; single readings make one each, so they are many. */
@ApplicationScoped
class UploadPurgeJob {
    private static final Logger LOG = Logger.getLogger(UploadPurgeJob.class);
    private static final int MINUTES = 10;

    private final UploadTable uploads;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "upload-purge");
        thread.setDaemon(true);
        return thread;
    });

    UploadPurgeJob(UploadTable uploads, InstantSource clock) {
        this.uploads = uploads;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) { timer.scheduleWithFixedDelay(this::work, MINUTES, MINUTES, TimeUnit.MINUTES); }

    void stop(@Observes ShutdownEvent event) { timer.shutdown(); }

    private void work() {
        try {
            while (!timer.isShutdown() && uploads.purge(clock.instant()) > 0)
                LOG.debug("forgot reports of a month ago");
        } catch (RuntimeException e) {
            LOG.warnf("reports of a month ago are forgotten in %d minutes: %s", MINUTES, e);
        }
    }
}
