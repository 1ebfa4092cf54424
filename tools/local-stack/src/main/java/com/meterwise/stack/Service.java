package com.meterwise.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The processes of Meterwise, in the order of their ports. */
enum Service {
    CONSOLE("operations-console"), INGESTION("ingestion-service"), SEGMENTATION("segmentation-service"), FORECASTING(
            "forecasting-service"), CAMPAIGN("campaign-service");

    private final String module;

    Service(String module) { this.module = module; }

    String id() { return name().toLowerCase(Locale.ROOT); }

    Path jar(Path root) { return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"); }

    boolean hasDatabase() { return this != CONSOLE; }

    private boolean isPartOf(Path root) { return Files.exists(root.resolve(module).resolve("pom.xml")); }

    /** Those whose module is in this project. */
    static List<Service> of(Path root) {
        return Arrays.stream(values()).filter(service -> service.isPartOf(root)).toList();
    }
}
