package com.meterwise.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.meterwise.contracts.Samples.Sample;

/** What every event promises its readers. */
class SampleTest {
    static List<Class<? extends Record>> events() { return Samples.events(); }

    static List<Sample> samples() { return Samples.all(); }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_schema_and_a_sample(Class<? extends Record> event) {
        JsonNode schema = Samples.schemaJson(event);

        assertThat(schema.path("$id").asText()).isEqualTo("urn:meterwise:schema:" + event.getSimpleName() + ":1");
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Samples.of(event)).isNotEmpty();
    }

    @Test
    void the_folder_holds_nothing_else() {
        List<String> known = new ArrayList<>(List.of("asyncapi.yaml"));
        for (Class<? extends Record> event : events()) {
            known.add(event.getSimpleName() + ".v1.schema.json");
            Samples.of(event).forEach(sample -> known.add(sample.file()));
        }

        assertThat(Samples.files()).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_obeys_its_schema(Sample sample) { assertThat(Samples.schema(sample.event()).validate(sample.json())).isEmpty(); }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_reads_into_its_record_and_writes_back_equal(Sample sample) throws IOException {
        ObjectNode written = throughRecord(sample.event(), sample.json());

        // a field younger than the sample comes back as null, which means the same as absent
        written.properties().removeIf(field -> field.getValue().isNull() && !sample.json().has(field.getKey()));
        assertThat(written).isEqualTo(sample.json());
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_a_record_writes_obeys_its_schema(Class<? extends Record> event) throws IOException {
        assertThat(Samples.schema(event).validate(throughRecord(event, Samples.newest(event).json()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_unknown_field_is_allowed_and_ignored(Class<? extends Record> event) throws IOException {
        ObjectNode sample = Samples.newest(event).json();
        ObjectNode newer = sample.deepCopy();
        newer.putObject("fieldOfTheNextRelease").put("is", "a surprise");

        assertThat(Samples.schema(event).validate(newer)).isEmpty();
        assertThat(throughRecord(event, newer)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("valuesThatMayGrow")
    void a_value_that_is_not_known_yet_is_allowed_and_survives(Growing growing) throws IOException {
        ObjectNode newer = Samples.newest(growing.event()).json().deepCopy();
        newer.put(growing.field(), growing.notKnownYet());

        assertThat(Samples.schema(growing.event()).validate(newer)).isEmpty();
        assertThat(throughRecord(growing.event(), newer)).isEqualTo(newer);
    }

    @ParameterizedTest
    @MethodSource("valuesThatMayGrow")
    void the_known_values_obey_their_own_schema(Growing growing) {
        for (String known : growing.known()) {
            ObjectNode event = Samples.newest(growing.event()).json().deepCopy().put(growing.field(), known);
            assertThat(Samples.schema(growing.event()).validate(event)).as(known).isEmpty();
        }
    }

    /** A field whose schema lists {@code x-known-values}. */
    record Growing(Class<? extends Record> event, String field, List<String> known) {
        String notKnownYet() { return Character.isUpperCase(known.get(0).charAt(0)) ? "NOT_KNOWN_YET" : "notknownyet"; }

        @Override
        public String toString() { return event.getSimpleName() + "." + field; }
    }

    static Stream<Growing> valuesThatMayGrow() {
        return Samples.events().stream().flatMap(event -> Samples.schemaJson(event).path("properties").properties().stream()
                .filter(field -> field.getValue().has("x-known-values"))
                .map(field -> new Growing(event, field.getKey(), texts(field.getValue().get("x-known-values")))));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static ObjectNode throughRecord(Class<? extends Record> event, JsonNode json) throws IOException {
        Record read = Json.read(Json.bytes(json), event);
        return (ObjectNode) Json.MAPPER.readTree(Json.bytes(read));
    }
}
