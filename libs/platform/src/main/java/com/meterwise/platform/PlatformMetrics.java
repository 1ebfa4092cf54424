package com.meterwise.platform;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.platform.intake.IntakeState;
import com.meterwise.platform.outbox.Outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** What an operations team watches first: records applied, records set aside, events waiting to be sent, alarms. */
@ApplicationScoped
public class PlatformMetrics {
    private final MeterRegistry registry;
    private final IntakeState state;
    private final DataSource database;

    public PlatformMetrics(MeterRegistry registry, IntakeState state, DataSource database) {
        this.registry = registry;
        this.state = state;
        this.database = database;
    }

    void register(@Observes StartupEvent event) {
        FunctionCounter.builder("meterwise.intake.records", state, IntakeState::records).register(registry);
        FunctionCounter.builder("meterwise.intake.dead.letters", state, IntakeState::deadLetters).register(registry);
        Gauge.builder("meterwise.intake.alarms", () -> state.alarms().size()).register(registry);
        Gauge.builder("meterwise.outbox.records", this::waiting).register(registry);
    }

    private double waiting() {
        try (var connection = database.getConnection()) {
            return Outbox.waiting(connection);
        } catch (java.sql.SQLException e) {
            return Double.NaN;
        }
    }
}
