package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.LocalTokens;
import com.meterwise.embedded.OsProcess;

/** The whole system as processes of this machine, kept running until it is closed. */
final class Stack implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(3);

    private final Path data;
    private final Market market;
    private final Wires wires;
    private final PortPlan ports;
    private final Progress progress;
    private final Ownership ownership;
    private final List<Part> parts = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private DatabasePart database;
    private volatile SystemFile system;
    private boolean closing;

    private Stack(Path data, Market market, Wires wires, Progress progress, Ownership ownership) {
        this.data = data;
        this.market = market;
        this.wires = wires;
        this.ports = new PortPlan(market.portsFrom());
        this.progress = progress;
        this.ownership = ownership;
    }

    /**
     * Starts everything, with the data that is in the folder.
     *
     * @throws Failed if the folder's system runs already, a port is taken or a part does not get ready; nothing is left running then
     */
    static Stack start(Path root, Path data, Market market, Progress progress) {
        return start(root, data, market, Wires.STRAIGHT, progress);
    }

    /** The same, with something between the services and their stores. */
    static Stack start(Path root, Path data, Market market, Wires wires, Progress progress) {
        Ownership ownership = own(data);
        int orphans = Ownership.endOrphans(data);
        if (orphans > 0) progress.say("ended %d processes that an earlier run left behind", orphans);
        Stack stack = new Stack(data, market, wires, progress, ownership);
        OsProcess.beforeTheEnd(stack::close);
        try {
            stack.startAll(root);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static Ownership own(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Ownership.take(data).orElseThrow(() -> new Failed("it is running already with %s (process %s): ./stop ends it"
                .formatted(data, Ownership.living(data).stream().findFirst().map(ProcessHandle::pid).map(String::valueOf).orElse("?"))));
    }

    private void startAll(Path root) {
        List<Service> services = Service.of(root);
        Map<Integer, String> taken = ports.taken(services);
        if (!taken.isEmpty())
            throw new Failed("somebody else uses port %s; choose others with --ports-from".formatted(
                    taken.entrySet().stream().map(one -> one.getKey() + " (" + one.getValue() + ")").collect(Collectors.joining(", "))));
        market.write(data);
        KafkaPart kafka = add(new KafkaPart(data.resolve("kafka"), ports.kafka(), wires.doors()));
        database = add(new DatabasePart(data.resolve("postgresql"), ports.postgresql()));
        together(List.of(kafka::start, database::start));
        note();
        progress.say("Kafka and PostgreSQL are ready");
        LocalTokens tokens = LocalTokens.in(data.resolve("tokens"));
        List<ServicePart> started = services.stream().map(service -> add(part(root, service, kafka, tokens))).toList();
        started.forEach(Part::start);
        note();
        together(services.stream().<Runnable>map(service -> () -> awaitReady(service, started.get(services.indexOf(service)))).toList());
        system = SystemFile.of(ports, services, kafka.bootstrapServers(), tokens);
        system.write(data);
        guard();
    }

    private <T extends Part> T add(T part) {
        parts.add(part);
        return part;
    }

    /** One who fails does not keep the others from ending what they do. */
    private static void together(List<Runnable> steps) {
        List<CompletableFuture<Void>> all = steps.stream()
                .map(step -> CompletableFuture.runAsync(step, task -> new Thread(task).start())).toList();
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    private ServicePart part(Path root, Service service, KafkaPart kafka, LocalTokens tokens) {
        Path jar = service.jar(root);
        if (!Files.exists(jar)) throw new Failed("%s is not built: mvn -DskipTests package".formatted(service.id()));
        Map<String, String> environment = new TreeMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", wires.kafka(service, kafka.bootstrapServers()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.managementOf(service)));
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", tokens.publicKeyFile().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", LocalTokens.ISSUER);
        environment.put("METERWISE_ERASURE_KEY", Secret.in(data.resolve("erasure.key")));
        environment.put("METERWISE_ZONE", market.zone().getId());
        environment.put("METERWISE_CURRENCY", market.currency().getCurrencyCode());
        environment.put("METERWISE_CLOCK", market.clock().name().toLowerCase(Locale.ROOT));
        if (service == Service.CONSOLE)
            environment.put("QUARKUS_CONFIG_LOCATIONS", ConsoleSettings.write(data, ports, Service.of(root), tokens).toString());
        if (service.hasDatabase()) {
            environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", System.getProperty("meterwise.log.json", "false"));
            // only what a caller wants followed
            if (System.getProperty("meterwise.traces") != null)
                environment.putAll(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT",
                        System.getProperty("meterwise.traces"), "OTEL_TRACES_SAMPLER", "parentbased_always_off"));
            EmbeddedDatabase.Access access = database.of(service);
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", wires.database(service, access.jdbcUrl()));
            environment.put("QUARKUS_DATASOURCE_USERNAME", access.user());
            environment.put("QUARKUS_DATASOURCE_PASSWORD", access.password());
        }
        return new ServicePart(service.id(), jar, data.resolve("logs").resolve(service.id() + ".log"), environment);
    }

    private void awaitReady(Service service, Part part) { awaitReady(part, ports.managementUrlOf(service)); }

    private void awaitReady(Part part, String managementUrl) {
        Readiness readiness = new Readiness(managementUrl);
        if (!Pause.until(() -> readiness.isReady() || !part.process().isAlive(), READY) || !readiness.isReady())
            throw new Failed("%s does not get ready:%n%s".formatted(part.name(), part.process().tail()));
        progress.say("%s is ready", part.name());
    }

    private synchronized void guard() {
        if (closing) return;
        for (Part part : parts) {
            Guard guard = new Guard(part, progress, this::note);
            guards.add(guard);
            guard.begin();
        }
    }

    private synchronized void note() {
        if (closing) return;
        ownership.note(
                parts.stream().map(Part::process).filter(process -> process != null).map(one -> one.process().toHandle()).toList());
    }

    /**
     * Starts one more process while the system runs.
     *
     * @throws Failed if it does not get ready; it is ended then
     */
    void join(Part part, String url, String managementUrl) {
        Guard guard = new Guard(part, progress, this::note);
        synchronized (this) {
            if (closing) throw new Failed("the system is stopping");
            parts.add(part);
            guards.add(guard);
        }
        try {
            part.start();
            note();
            awaitReady(part, managementUrl);
        } catch (RuntimeException e) {
            leave(part.name());
            throw e;
        }
        guard.begin();
        tell(now -> now.with(part.name(), url, managementUrl));
    }

    /** Ends one process in order, for good. */
    void leave(String name) {
        Guard guard;
        synchronized (this) {
            if (closing) return;
            int i = parts.indexOf(part(name));
            parts.remove(i);
            guard = guards.remove(i);
        }
        guard.stop();
        note();
        tell(now -> now.without(name));
    }

    /** Waits for the successor of a process that has ended. */
    void awaitAgain(Part part, String managementUrl) {
        Pause.until(() -> part.process().isAlive(), READY);
        awaitReady(part, managementUrl);
    }

    private synchronized void tell(UnaryOperator<SystemFile> change) {
        if (closing) return;
        system = change.apply(system);
        system.write(data);
    }

    /** @param name as the service's, with a number if it is one more */
    synchronized Part part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst()
                .orElseThrow(() -> new Failed("no %s runs".formatted(name)));
    }

    Market market() { return market; }

    PortPlan ports() { return ports; }

    SystemFile system() { return system; }

    Progress progress() { return progress; }

    /** In the order they were started: Kafka, PostgreSQL, the services. */
    synchronized List<Part> parts() { return List.copyOf(parts); }

    /** Straight to a service's own database, as its user. */
    EmbeddedDatabase.Access database(Service service) {
        return database.of(service);
    }

    void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the services, then Kafka, then PostgreSQL: nobody loses what it stands on. */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) return;
            closing = true;
        }
        SystemFile.remove(data);
        progress.say("stopping");
        List<Runnable> services = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++)
            if (parts.get(i) instanceof ServicePart) services.add(stopping(i));
        together(services);
        for (int i = 0; i < parts.size(); i++)
            if (!(parts.get(i) instanceof ServicePart)) stopping(i).run();
        ownership.close();
        progress.say("stopped");
        closed.countDown();
    }

    private Runnable stopping(int i) { return i < guards.size() ? guards.get(i)::stop : parts.get(i)::stop; }
}
