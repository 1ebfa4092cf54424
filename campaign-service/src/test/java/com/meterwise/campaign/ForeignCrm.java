package com.meterwise.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;

/** A CRM written from the documents alone: topic names, JSON Schemas and the CloudEvents SDK; no library of this project. */
final class ForeignCrm implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final KafkaConsumer<String, CloudEvent> consumer;
    private final KafkaProducer<String, CloudEvent> producer;
    private final JsonSchema schema;
    private final Map<String, JsonNode> offers = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    ForeignCrm(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "crm-" + UUID.randomUUID(), "auto.offset.reset", "earliest"),
                new StringDeserializer(), new CloudEventDeserializer());
        consumer.subscribe(List.of("campaign.offer.v1"));
        CloudEventSerializer serializer = new CloudEventSerializer();
        serializer.configure(Map.of(CloudEventSerializer.ENCODING_CONFIG, "BINARY"), false);
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), serializer);
        try (InputStream text = ForeignCrm.class.getResourceAsStream("/contracts/OfferChanged.v1.schema.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the newest version read; empty if the offer has not been seen. */
    String statusOf(String offerId) {
        consumer.poll(Duration.ofMillis(50)).forEach(record -> read(record.key(), record.value()));
        return offers.containsKey(offerId) ? offers.get(offerId).get("status").asText() : "";
    }

    private void read(String key, CloudEvent event) {
        try {
            if (!event.getType().equals("OfferChanged")) problems.add("type " + event.getType());
            if (!String.valueOf(event.getDataSchema()).contains("OfferChanged")) problems.add("dataschema " + event.getDataSchema());
            JsonNode offer = JSON.readTree(event.getData().toBytes());
            Set<ValidationMessage> broken = schema.validate(offer);
            if (!broken.isEmpty()) problems.add(broken.toString());
            if (!offer.get("customerId").asText().equals(key)) problems.add("key " + key);
            offers.merge(offer.get("offerId").asText(), offer,
                    (held, next) -> next.get("version").asInt() > held.get("version").asInt() ? next : held);
        } catch (IOException e) {
            problems.add(e.toString());
        }
    }

    void accept(String offerId) {
        String customer = offers.get(offerId).get("customerId").asText();
        String answer = "{\"offerId\":\"%s\",\"response\":\"ACCEPTED\",\"at\":\"%s\",\"channel\":\"PHONE\"}".formatted(offerId,
                OffsetDateTime.now());
        CloudEvent event = CloudEventBuilder.v1().withId(UUID.randomUUID().toString()).withSource(URI.create("urn:foreign-crm"))
                .withType("OfferResponded").withDataContentType("application/json").withData(answer.getBytes()).build();
        producer.send(new ProducerRecord<>("crm.offer-response.v1", customer, event));
        producer.flush();
    }

    List<String> problems() { return problems; }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
