package com.meterwise.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.platform.intake.ConsumerLag;
import com.meterwise.platform.intake.IntakeState;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** What an operations team watches first: records applied, records set aside, how far it is behind, alarms. What the database knows is in {@code figures}. */
@ApplicationScoped
public class PlatformMetrics {
    private final MeterRegistry registry;
    private final IntakeState state;
    private final ConsumerLag lag;

    PlatformMetrics(MeterRegistry registry, IntakeState state, ConsumerLag lag) {
        this.registry = registry;
        this.state = state;
        this.lag = lag;
    }

    void register(@Observes StartupEvent event) {
        FunctionCounter.builder("meterwise.intake.records", state, IntakeState::records).description("records applied").register(registry);
        FunctionCounter.builder("meterwise.intake.dead.letters", state, IntakeState::deadLetters).description("records set aside")
                .register(registry);
        Gauge.builder("meterwise.intake.alarms", () -> state.alarms().size()).description("alarms that need a person").register(registry);
        Gauge.builder("meterwise.intake.lag.records", lag, ConsumerLag::records).description("records this replica is behind")
                .register(registry);
        Gauge.builder("meterwise.intake.waits", () -> state.waitsFor().isPresent() ? 1 : 0)
                .description("1 while reading waits for a part that is away").register(registry);
    }
}
