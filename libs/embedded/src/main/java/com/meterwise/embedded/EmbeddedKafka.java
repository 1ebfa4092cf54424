package com.meterwise.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import com.meterwise.contracts.Topic;

/** A real Kafka broker (KRaft, one node) as a process of its own, with its data in a folder. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final int READY_SECONDS = 60;
    private static final String CLUSTER = "bWV0ZXJ3aXNlLWxvY2FsMQ";

    private final Path data;
    private final int port;
    private final Map<Integer, Integer> doors;
    private final Optional<KafkaLock> lock;
    private OsProcess process;

    private EmbeddedKafka(Path data, int port, Map<Integer, Integer> doors, Optional<KafkaLock> lock) {
        this.data = data;
        this.port = port;
        this.doors = new TreeMap<>(doors);
        this.lock = lock;
    }

    /**
     * Starts a broker; with the data that is in the folder, if there is any.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if it is not ready after a minute, with the log's tail
     */
    public static EmbeddedKafka start(Path data, int port) { return start(data, port, Map.of()); }

    /**
     * The same with further doors: who comes in by one of them is sent on to the port that it tells, where something may stand between the
     * client and the broker.
     *
     * @param doors port the broker listens on, to the port it tells those who came in by it
     */
    public static EmbeddedKafka start(Path data, int port, Map<Integer, Integer> doors) {
        return start(data, port, doors, Optional.empty());
    }

    /** As {@link #start}, for clients with {@link #clientSettings} only: TLS, a name and a password. */
    public static EmbeddedKafka startLocked(Path data, int port) {
        return start(data, port, Map.of(), Optional.of(KafkaLock.in(data.toAbsolutePath())));
    }

    private static EmbeddedKafka start(Path data, int port, Map<Integer, Integer> doors, Optional<KafkaLock> lock) {
        EmbeddedKafka kafka = new EmbeddedKafka(data.toAbsolutePath(), port == 0 ? Ports.free() : port, doors, lock);
        kafka.configure();
        kafka.restart();
        return kafka;
    }

    public String bootstrapServers() { return "127.0.0.1:" + port; }

    /** What a client needs to be let in. */
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(lock.map(KafkaLock::clientSettings).orElse(Map.of()));
        settings.put("bootstrap.servers", bootstrapServers());
        return settings;
    }

    public OsProcess process() { return process; }

    public void kill() { process.kill(); }

    /** Starts again on the same port and data, and waits until the broker answers. */
    public void restart() {
        process = OsProcess.start(java("kafka.Kafka", "-Xms256m", "-Xmx512m", data.resolve("server.properties").toString()), log());
        awaitReady();
    }

    /** Makes the topics that are not there yet. */
    public void createTopics(Collection<Topic> topics, int partitions) {
        try (Admin admin = admin()) {
            createTopics(admin, topics, partitions);
        }
    }

    /** Creates the topics a broker lacks, whoever runs it, on as many brokers as that broker puts a topic by default. */
    public static void createTopics(Admin admin, Collection<Topic> topics, int partitions) {
        try {
            Set<String> there = admin.listTopics().names().get(READY_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream().filter(topic -> !there.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), Optional.of(partitions), Optional.empty()).configs(settings(topic))).toList();
            admin.createTopics(missing).all().get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("topics were not made in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Broker settings of a topic. */
    public static Map<String, String> settings(Topic topic) {
        Map<String, String> settings = new HashMap<>();
        if (topic.kept().compacted()) {
            settings.put("cleanup.policy", "compact");
            settings.put("segment.ms", "3600000");
            settings.put("max.compaction.lag.ms", "86400000");
            settings.put("delete.retention.ms", "604800000");
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", Long.toString(topic.kept().retention().toMillis()));
        }
        settings.put("max.message.bytes", Integer.toString(4 << 20));
        return settings;
    }

    public Admin admin() { return Admin.create(clientSettings()); }

    private void configure() {
        try {
            boolean isNew = !Files.exists(data.resolve("log/meta.properties"));
            Files.createDirectories(data);
            int controller = Ports.free();
            Files.writeString(data.resolve("server.properties"), """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@127.0.0.1:%d
                    listeners=BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d%s
                    advertised.listeners=BROKER://127.0.0.1:%d%s
                    inter.broker.listener.name=BROKER
                    controller.listener.names=CONTROLLER
                    log.dirs=%s
                    auto.create.topics.enable=false
                    unclean.leader.election.enable=false
                    offsets.topic.num.partitions=1
                    offsets.topic.replication.factor=1
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    share.coordinator.state.topic.replication.factor=1
                    share.coordinator.state.topic.min.isr=1
                    group.initial.rebalance.delay.ms=0
                    num.network.threads=2
                    num.io.threads=4
                    log.segment.bytes=134217728
                    log.index.size.max.bytes=1048576
                    """.formatted(controller, port, controller, doors(",DOOR%1$d://127.0.0.1:%1$d"), port, doors(",DOOR%d://127.0.0.1:%d"),
                    data.resolve("log"))
                    + (lock.isPresent()
                            ? lock.get().serverSettings()
                            : "listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT" + doors(",DOOR%d:PLAINTEXT") + "\n"));
            Files.writeString(data.resolve("log4j2.properties"), """
                    status=error
                    appender.out.type=Console
                    appender.out.name=out
                    appender.out.layout.type=PatternLayout
                    appender.out.layout.pattern=%d %p %m (%c)%n
                    rootLogger.level=warn
                    rootLogger.appenderRef.out.ref=out
                    """);
            List<String> format = new ArrayList<>(List.of("-Xmx128m", "format", "-t", CLUSTER, "-c",
                    data.resolve("server.properties").toString()));
            lock.ifPresent(one -> format.addAll(one.formatArguments()));
            if (isNew) OsProcess.run(java("kafka.tools.StorageTool", format.toArray(String[]::new)), data.resolve("format.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String doors(String each) {
        StringBuilder text = new StringBuilder();
        doors.forEach((listens, tells) -> text.append(each.formatted(listens, tells)));
        return text.toString();
    }

    private ProcessBuilder java(String main, String... optionsThenArguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        List<String> arguments = new ArrayList<>();
        for (String argument : optionsThenArguments)
            (argument.startsWith("-X") ? command : arguments).add(argument);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4",
                "-Dlog4j2.configurationFile=" + data.resolve("log4j2.properties").toUri(), "-cp", Root.brokerJars() + File.separator + "*",
                main));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        Map<String, Object> settings = clientSettings();
        settings.putAll(Map.of("reconnect.backoff.ms", 20, "reconnect.backoff.max.ms", 100, "request.timeout.ms", 2000,
                "default.api.timeout.ms", 2000));
        try (Admin admin = Admin.create(settings)) {
            while (true) {
                if (!process.isAlive()) throw new IllegalStateException("Kafka ended at start:\n" + process.tail());
                try {
                    if (!admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty()) return;
                } catch (ExecutionException | TimeoutException e) {
                    if (System.nanoTime() > deadline) throw new IllegalStateException("Kafka is not ready:\n" + process.tail(), e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path log() { return data.resolve("kafka.log"); }

    @Override
    public void close() { process.stop(15); }
}
