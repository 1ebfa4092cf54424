package com.meterwise.platform.intake;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.MetricName;

/** How far the consumer of this replica is behind, as the consumer itself knows from its last fetch. Thread-safe. */
public final class ConsumerLag {
    private volatile Consumer<?, ?> consumer;

    /** Watches this consumer from now on. @return the same */
    public <K, V> Consumer<K, V> of(Consumer<K, V> opened) {
        consumer = opened;
        return opened;
    }

    /** Records between what was read and the end, over all partitions held; 0 before the first fetch. */
    public double records() {
        Consumer<?, ?> watched = consumer;
        if (watched == null) return 0;
        Map<String, Double> byPartition = new HashMap<>();
        watched.metrics().forEach((name, metric) -> {
            if (name.name().equals("records-lag") && metric.metricValue() instanceof Double lag && !lag.isNaN())
                byPartition.merge(partition(name), lag, Math::max);
        });
        return byPartition.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Clients tell a topic with dots twice, the second time with underscores. */
    private static String partition(MetricName name) {
        return name.tags().getOrDefault("topic", "").replace('.', '_') + "-" + name.tags().getOrDefault("partition", "");
    }
}
