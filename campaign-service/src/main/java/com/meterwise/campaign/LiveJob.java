package com.meterwise.campaign;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Lookout;
import com.meterwise.platform.work.Transactions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Has changes of an open day decided. */
@ApplicationScoped
class LiveJob {
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** The new profile comes by another topic than the change, so a look may be too early. */
    private static final Duration NEWS = Duration.ofSeconds(3);

    private final Lookout lookout;

    LiveJob(Transactions transactions, LiveDecisions live, Bell bell) {
        lookout = Lookout.onNews(PAUSE, "live", bell, NEWS, () -> transactions.call(live::run) > 0);
    }

    void start(@Observes StartupEvent event) { lookout.begin(); }

    void stop(@Observes ShutdownEvent event) { lookout.close(); }
}
