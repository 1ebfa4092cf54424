package com.meterwise.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.embedded.OsProcess;

/** A service as a JVM of its own. */
final class ServicePart implements Part {
    /** A service drains for up to 10 s. */
    static final int STOP_SECONDS = 20;

    private final String name;
    private final Path jar;
    private final Path log;
    private final Map<String, String> environment;
    private volatile OsProcess process;

    ServicePart(String name, Path jar, Path log, Map<String, String> environment) {
        this.name = name;
        this.jar = jar;
        this.log = log;
        this.environment = Map.copyOf(environment);
    }

    /** Another process of the same service. @param own settings that differ from this one's */
    ServicePart beside(String anotherName, Path anotherLog, Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putAll(own);
        return new ServicePart(anotherName, jar, anotherLog, settings);
    }

    @Override
    public String name() { return name; }

    @Override
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar",
                jar.toString()));
        // settings of the person's shell, meant for something else, must not change a service
        builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_") || key.startsWith("METERWISE_") || key.startsWith("MP_"));
        builder.environment().putAll(environment);
        process = OsProcess.start(builder, log);
    }

    @Override
    public void stop() { if (process != null) process.stop(STOP_SECONDS); }

    @Override
    public OsProcess process() { return process; }
}
