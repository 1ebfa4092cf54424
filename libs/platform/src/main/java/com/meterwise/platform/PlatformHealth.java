package com.meterwise.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

import com.meterwise.platform.intake.IntakeState;

/** Alive unless the poll loop stands still; ready unless an alarm needs a person. Lag and outages, which pass, change neither. */
@ApplicationScoped
public class PlatformHealth {
    private final IntakeState state;
    private final PlatformJob job;

    public PlatformHealth(IntakeState state, PlatformJob job) {
        this.state = state;
        this.job = job;
    }

    @Produces
    @ApplicationScoped
    @Liveness
    HealthCheck intakeTurns() { return () -> HealthCheckResponse.named("intake turns").status(!job.reads() || state.isAlive()).build(); }

    @Produces
    @ApplicationScoped
    @Readiness
    HealthCheck noAlarms() {
        return () -> {
            HealthCheckResponseBuilder response = HealthCheckResponse.named("no alarms").status(state.alarms().isEmpty());
            state.alarms().forEach(response::withData);
            state.waitsFor().ifPresent(what -> response.withData("waits for", what));
            return response.build();
        };
    }
}
