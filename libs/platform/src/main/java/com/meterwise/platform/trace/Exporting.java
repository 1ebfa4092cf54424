package com.meterwise.platform.trace;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;

/** OpenTelemetry's SDK, set up by the standard {@code OTEL_…} variables; spans leave in batches, and are dropped when the collector is away. */
final class Exporting implements AutoCloseable {
    private final OpenTelemetrySdk sdk;

    private Exporting(OpenTelemetrySdk sdk) { this.sdk = sdk; }

    /** One request in a hundred unless {@code OTEL_TRACES_SAMPLER} says otherwise, and every one whose caller asks for it in its {@code traceparent}. */
    static Exporting to(String endpoint, String service, String instance) {
        Map<String, String> usual = Map.of("otel.exporter.otlp.endpoint", endpoint, "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.metrics.exporter", "none", "otel.logs.exporter", "none", "otel.traces.sampler", "parentbased_traceidratio",
                "otel.traces.sampler.arg", "0.01", "otel.service.name", service, "otel.resource.attributes",
                "service.namespace=meterwise,service.instance.id=" + instance);
        return new Exporting(AutoConfiguredOpenTelemetrySdk.builder().addPropertiesSupplier(() -> usual)
                .setServiceClassLoader(Exporting.class.getClassLoader()).disableShutdownHook().build().getOpenTelemetrySdk());
    }

    Tracer tracer() { return sdk.getTracer("com.meterwise"); }

    /** Sends what waits, for up to 3 s. */
    @Override
    public void close() { sdk.shutdown().join(3, TimeUnit.SECONDS); }
}
