package com.meterwise.ingestion.marketday;

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

/** Live, looks every minute whether a market day is due. */
@ApplicationScoped
class ClosingJob {
    private static final Logger LOG = Logger.getLogger(ClosingJob.class);

    private final PlatformConfig platform;
    private final LiveClosing closing;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "day-close");
        thread.setDaemon(true);
        return thread;
    });

    ClosingJob(PlatformConfig platform, LiveClosing closing, InstantSource clock) {
        this.platform = platform;
        this.closing = closing;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (platform.clock() == PlatformConfig.ClockMode.LIVE) timer.scheduleWithFixedDelay(this::look, 60, 60, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) { timer.shutdown(); }

    private void look() {
        try {
            List<Closing.Closed> closed = closing.look(clock.instant());
            if (!closed.isEmpty()) LOG.infof("closed market days %s", closed);
        } catch (RuntimeException e) {
            // an outage ends; the next look does what this one could not
            LOG.warnf("market days are looked at again in a minute: %s", e);
        }
    }
}
