package com.meterwise.segmentation;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Lookout;
import com.meterwise.platform.work.Transactions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Works off what intake noted. */
@ApplicationScoped
class LiveJob {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration NEWS = Duration.ofSeconds(2);

    private final Lookout lookout;

    LiveJob(Transactions transactions, LiveSegmentation live, Bell bell) {
        lookout = Lookout.onNews(PAUSE, "live", bell, NEWS, () -> transactions.call(live::run) > 0);
    }

    void start(@Observes StartupEvent event) { lookout.begin(); }

    void stop(@Observes ShutdownEvent event) { lookout.close(); }
}
