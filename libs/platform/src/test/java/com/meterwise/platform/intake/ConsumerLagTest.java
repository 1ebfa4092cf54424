package com.meterwise.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {
    private record Told(MetricName metricName, Object metricValue) implements Metric {}

    private static final class Consumer extends MockConsumer<byte[], byte[]> {
        private final Map<MetricName, Metric> metrics = new LinkedHashMap<>();

        Consumer() { super("earliest"); }

        Consumer tells(String name, String topic, int partition, Object value) {
            MetricName key = new MetricName(name, "consumer-fetch-manager-metrics", "",
                    Map.of("topic", topic, "partition", "" + partition));
            metrics.put(key, new Told(key, value));
            return this;
        }

        @Override
        public Map<MetricName, Metric> metrics() { return metrics; }
    }

    private final ConsumerLag lag = new ConsumerLag();

    @Test
    void before_there_is_a_consumer_nothing_is_behind() { assertThat(lag.records()).isZero(); }

    @Test
    void partitions_add_up_and_a_topic_told_twice_counts_once() {
        lag.of(new Consumer().tells("records-lag", "ingestion.readings.v1", 0, 5.0).tells("records-lag", "ingestion_readings_v1", 0, 5.0)
                .tells("records-lag", "ingestion.readings.v1", 1, 7.0).tells("records-lag-max", "ingestion.readings.v1", 1, 900.0)
                .tells("records-lag", "ingestion.readings.v1", 2, Double.NaN));
        assertThat(lag.records()).isEqualTo(12);
    }

    @Test
    void the_newest_consumer_is_the_one_that_counts() {
        lag.of(new Consumer().tells("records-lag", "a", 0, 5.0));
        lag.of(new Consumer().tells("records-lag", "a", 0, 2.0));
        assertThat(lag.records()).isEqualTo(2);
    }
}
