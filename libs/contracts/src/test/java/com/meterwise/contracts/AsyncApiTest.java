package com.meterwise.contracts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.AsyncApi.Operation;

/** asyncapi.yaml is written by hand; this holds it against {@link Topic}. */
class AsyncApiTest {
    private static final AsyncApi API = AsyncApi.load();

    static List<Topic> topics() { return Topic.ALL; }

    @Test
    void every_topic_is_a_channel_and_no_other() {
        assertThat(names(API.document().path("channels"))).isEqualTo(topics().stream().map(Topic::name).collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_channel_has_the_address_and_key_of_its_topic(Topic topic) {
        JsonNode channel = channel(topic);

        assertThat(channel.path("address").asText()).isEqualTo(topic.name());
        assertThat(channel.path("x-key").asText()).isEqualTo(topic.key());
        assertThat(channel.path("description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_channel_is_kept_as_long_as_its_topic(Topic topic) {
        JsonNode kafka = API.resolve(channel(topic).path("bindings")).path("kafka");
        JsonNode configuration = kafka.path("topicConfiguration");

        assertThat(kafka.path("partitions").asInt()).isEqualTo(Topic.LOCAL_PARTITIONS);
        assertThat(configuration.path("cleanup.policy")).hasSize(1);
        assertThat(configuration.path("cleanup.policy").path(0).asText()).isEqualTo(topic.kept().compacted() ? "compact" : "delete");
        if (topic.kept().compacted()) assertThat(configuration.has("retention.ms")).isFalse();
        else
            assertThat(configuration.path("retention.ms").asLong()).isEqualTo(topic.kept().retention().toMillis());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_channel_carries_the_events_of_its_topic(Topic topic) {
        Set<String> expected = topic.events().stream().map(Class::getSimpleName).collect(toSet());
        if (topic.kept().compacted()) expected.add("Tombstone");
        if (topic.events().isEmpty()) expected.add("DeadLetter");

        assertThat(names(channel(topic).path("messages"))).isEqualTo(expected);
        for (String name : expected)
            assertThat(API.resolve(channel(topic).path("messages").path(name)).path("name").asText()).isEqualTo(name);
    }

    @Test
    void every_event_is_a_message_with_its_schema() {
        for (Class<? extends Record> event : Samples.events()) {
            JsonNode message = API.document().at("/components/messages/" + event.getSimpleName());
            assertThat(message.at("/payload/$ref").asText()).isEqualTo("./" + event.getSimpleName() + ".v1.schema.json");
            assertThat(message.at("/traits/0/$ref").asText()).isEqualTo("#/components/messageTraits/cloudEvent");
        }
    }

    @Test
    void every_reference_points_somewhere() {
        List<JsonNode> references = API.document().findParents("$ref");

        assertThat(references).hasSizeGreaterThan(100);
        for (JsonNode reference : references)
            if (reference.get("$ref").asText().startsWith("#")) assertThat(API.resolve(reference)).isNotSameAs(reference);
            else
                assertThat(Samples.files()).contains(reference.get("$ref").asText().substring("./".length()));
    }

    @Test
    void an_operation_is_named_for_its_service_action_and_topic() {
        Set<String> parties = Set.of(Topic.INGESTION, Topic.SEGMENTATION, Topic.FORECASTING, Topic.CAMPAIGN, Topic.CRM);

        assertThat(API.operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.action()).isIn("send", "receive");
            assertThat(Topic.named(operation.topic())).isPresent();
            String service = operation.id().substring(0, operation.id().indexOf('.'));
            assertThat(parties).contains(service);
            assertThat(operation.id()).isEqualTo(service + "." + operation.action() + "." + operation.topic());
        });
    }

    @Test
    void only_the_owner_of_a_topic_sends_to_it() {
        for (Operation operation : API.operations())
            if (operation.action().equals("send"))
                assertThat(operation.id()).startsWith(Topic.named(operation.topic()).orElseThrow().owner() + ".send.");
    }

    @Test
    void whatever_is_received_is_sent_by_someone() { assertThat(topicsOf("send")).containsAll(topicsOf("receive")); }

    @ParameterizedTest
    @ValueSource(strings = { Topic.INGESTION, Topic.SEGMENTATION, Topic.FORECASTING, Topic.CAMPAIGN })
    void every_service_sets_aside_what_it_cannot_read(String service) {
        assertThat(API.receives(service)).isNotEmpty();
        assertThat(API.sends(service)).contains(Topic.deadLetter(service).name());
    }

    @Test
    void a_service_that_takes_no_part_neither_sends_nor_receives() {
        assertThat(API.receives("billing")).isEmpty();
        assertThat(API.sends("billing")).isEmpty();
    }

    @Test
    void a_reference_that_points_nowhere_is_a_fault() {
        JsonNode reference = Json.MAPPER.createObjectNode().put("$ref", "#/channels/nowhere");

        assertThatThrownBy(() -> API.resolve(reference)).isInstanceOf(IllegalStateException.class).hasMessageContaining("nowhere");
    }

    private static JsonNode channel(Topic topic) { return API.document().path("channels").path(topic.name()); }

    private static Set<String> topicsOf(String action) {
        return API.operations().stream().filter(operation -> operation.action().equals(action)).map(Operation::topic)
                .collect(toSet());
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return new HashSet<>(names);
    }
}
