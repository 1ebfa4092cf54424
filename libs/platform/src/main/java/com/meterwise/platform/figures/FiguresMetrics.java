package com.meterwise.platform.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Serves the figures of the platform and of the service; each replica tells the same, so a rule takes their maximum. */
@ApplicationScoped
public class FiguresMetrics {
    private static final int SECONDS_BETWEEN = 15;

    private final MeterRegistry registry;
    private final DataSource database;
    private final Instance<Figures> ofService;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "figures");
        thread.setDaemon(true);
        return thread;
    });

    FiguresMetrics(MeterRegistry registry, DataSource database, Instance<Figures> ofService) {
        this.registry = registry;
        this.database = database;
        this.ofService = ofService;
    }

    /** After Flyway, as everything that needs tables. */
    void start(@Observes @Priority(5000) StartupEvent event) {
        List<Figure> figures = new ArrayList<>(Figures.OF_PLATFORM.all());
        ofService.forEach(more -> figures.addAll(more.all()));
        LastMeasured measured = new LastMeasured(database, figures);
        for (Figure figure : figures)
            Gauge.builder(figure.name(), measured, last -> last.value(figure)).description(figure.description()).register(registry);
        turns.scheduleWithFixedDelay(measured::measure, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) { turns.shutdownNow(); }
}
