package com.meterwise.ingestion.upload;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The producer of the path of a reading: bounded in memory and in patience, so that a caller hears 503 within seconds while Kafka is away, and
 * idempotent, so that its own retries neither repeat nor reorder.
 */
public final class UploadProducerOut {
    private UploadProducerOut() {}

    /** @param deployment addresses and security */
    public static Producer<byte[], byte[]> open(Map<String, Object> deployment, String client) {
        Map<String, Object> settings = new HashMap<>(deployment);
        settings.keySet().removeIf(name -> name.endsWith("serializer") || name.startsWith("group."));
        settings.putAll(Map.of(ProducerConfig.CLIENT_ID_CONFIG, client, ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, 5, ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10, ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L << 20, ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
