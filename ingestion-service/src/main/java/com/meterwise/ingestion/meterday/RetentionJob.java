package com.meterwise.ingestion.meterday;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import com.meterwise.platform.PlatformConfig;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Live, looks every six hours which months are too old. In a replay the data are the clock, and nothing gets old. */
@ApplicationScoped
class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final PlatformConfig platform;
    private final Retention retention;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "retention");
        thread.setDaemon(true);
        return thread;
    });

    RetentionJob(PlatformConfig platform, Retention retention, InstantSource clock) {
        this.platform = platform;
        this.retention = retention;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (platform.clock() == PlatformConfig.ClockMode.LIVE) timer.scheduleWithFixedDelay(this::work, 1, 360, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) { timer.shutdown(); }

    private void work() {
        try {
            List<String> dropped = retention.work(clock.instant());
            if (!dropped.isEmpty()) LOG.infof("older than what is kept, dropped: %s", dropped);
        } catch (RuntimeException e) {
            LOG.warnf("old months are looked for again in six hours: %s", e);
        }
    }
}
