package com.meterwise.ingestion;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Room for one upload at a time, a small quota, a small share of requests, small bodies, and a log that can be away. */
public class TightProfile extends ReplayProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.putAll(Map.of("meterwise.ingestion.running-uploads", "1", "meterwise.ingestion.requests-per-minute", "40",
                "meterwise.ingestion.max-inflated-bytes", "3000000", "meterwise.requests.per-second", "20",
                "meterwise.requests.at-once", "1000"));
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() { return Set.of(Log.class); }

    /** Kafka's own stand-in for a producer: keeps what is sent, or fails as it is told to. */
    @Alternative
    @Priority(1)
    @Singleton
    public static class Log {
        @Produces
        @Singleton
        public Producer<byte[], byte[]> producer() {
            return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }
    }
}
