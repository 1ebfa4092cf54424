package com.meterwise.stack;

import java.nio.file.Path;
import java.util.Map;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedKafka;
import com.meterwise.embedded.OsProcess;

/** The broker, with every topic of Meterwise. */
final class KafkaPart implements Part {
    private final Path data;
    private final int port;
    private final Map<Integer, Integer> doors;
    private volatile EmbeddedKafka kafka;

    /** @param doors see {@link EmbeddedKafka#start(Path, int, Map)} */
    KafkaPart(Path data, int port, Map<Integer, Integer> doors) {
        this.data = data;
        this.port = port;
        this.doors = Map.copyOf(doors);
    }

    @Override
    public String name() { return "Kafka"; }

    @Override
    public void start() {
        if (kafka != null) {
            kafka.kill();
            kafka.restart();
            return;
        }
        EmbeddedKafka started = EmbeddedKafka.start(data, port, doors);
        started.createTopics(Topic.ALL, Topic.LOCAL_PARTITIONS);
        kafka = started;
    }

    @Override
    public void stop() { if (kafka != null) kafka.close(); }

    @Override
    public OsProcess process() { return kafka.process(); }

    String bootstrapServers() { return kafka.bootstrapServers(); }
}
