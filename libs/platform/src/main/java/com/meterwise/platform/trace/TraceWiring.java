package com.meterwise.platform.trace;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.meterwise.platform.ServiceEvents;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Exports traces if {@code OTEL_EXPORTER_OTLP_ENDPOINT} says where to; else no class of the exporter is even loaded. */
@ApplicationScoped
class TraceWiring {
    private static final Logger LOG = Logger.getLogger(TraceWiring.class);
    private final Optional<String> endpoint;
    private final Instance<ServiceEvents> service;
    private final int replica;
    private Exporting exporting;

    TraceWiring(@ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<String> endpoint,
            Instance<ServiceEvents> service,
            @ConfigProperty(name = "meterwise.replica", defaultValue = "0") int replica) {
        this.endpoint = endpoint;
        this.service = service;
        this.replica = replica;
    }

    /** Before anything is read or asked. */
    void start(@Observes @Priority(10) StartupEvent event) {
        if (endpoint.isEmpty()) return;
        String name = service.get().service();
        exporting = Exporting.to(endpoint.get(), name, "%s-%d".formatted(name, replica));
        Traces.export(exporting.tracer());
        LOG.infof("traces go to %s", endpoint.get());
    }

    /** After the work in flight has ended. */
    void stop(@Observes @Priority(5000) ShutdownEvent event) {
        if (exporting == null) return;
        Traces.export(null);
        exporting.close();
    }
}
