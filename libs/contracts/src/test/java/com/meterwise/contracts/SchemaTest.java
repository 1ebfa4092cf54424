package com.meterwise.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schemas say what the records say, and they can say no. */
class SchemaTest {
    static List<Class<? extends Record>> events() { return Samples.events(); }

    @ParameterizedTest
    @MethodSource("events")
    void a_schema_describes_the_fields_of_its_record(Class<? extends Record> event) {
        JsonNode schema = Samples.schemaJson(event);

        assertDescribes(schema, event);
        for (Class<?> part : event.getDeclaredClasses())
            if (part.isRecord()) assertDescribes(schema.path("$defs").path(part.getSimpleName()), part);
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_newest_sample_shows_every_field(Class<? extends Record> event) {
        assertThat(names(Samples.newest(event).json())).isEqualTo(components(event));
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void an_event_without_a_required_field_is_refused(Class<? extends Record> event, String field) {
        ObjectNode broken = Samples.newest(event).json().deepCopy();
        broken.remove(field);

        assertThat(Samples.schema(event).validate(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void an_event_with_null_in_a_required_field_is_refused(Class<? extends Record> event, String field) {
        ObjectNode broken = Samples.newest(event).json().deepCopy();
        broken.putNull(field);

        assertThat(Samples.schema(event).validate(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ReadingsRecorded    | /revision           | 0
            ReadingsRecorded    | /interval           | "half an hour"
            ReadingsRecorded    | /start              | "2026-06-14 22:00"
            ReadingsRecorded    | /values             | []
            ReadingsRecorded    | /values/0           | "41.5"
            ReadingsRecorded    | /meterId            | "M 2087"
            MarketDayClosed     | /day                | "15.06.2026"
            MarketDayClosed     | /coverage           | 1.01
            MarketDayClosed     | /readingsUpTo/0     | -1
            CustomerChanged     | /kind               | "industrial"
            CustomerChanged     | /annualRevenue      | 248600.0
            CustomerChanged     | /consents/email/at  | "yesterday"
            LoadForecasted      | /quantiles/0.5      | "flat"
            ProfileUpdated      | /features/adu       | null
            TariffChanged       | /prices/peak        | 0.172
            TariffChanged       | /demand/mode        | 7
            OfferChanged        | /proofHash          | "none"
            OfferChanged        | /currency           | "Euro"
            """)
    void nonsense_is_refused(String eventName, String at, String json) throws Exception {
        Class<? extends Record> event = events().stream().filter(type -> type.getSimpleName().equals(eventName)).findFirst().orElseThrow();
        ObjectNode broken = Samples.newest(event).json().deepCopy();
        int slash = at.lastIndexOf('/');
        JsonNode parent = broken.at(at.substring(0, slash));
        String last = at.substring(slash + 1);
        JsonNode nonsense = Json.MAPPER.readTree(json);
        assertThat(parent.isContainerNode()).as("%s of the sample", at).isTrue();
        if (parent instanceof ObjectNode object) object.set(last, nonsense);
        else
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(last), nonsense);

        assertThat(Samples.schema(event).validate(broken)).as("%s = %s", at, json).isNotEmpty();
    }

    static Stream<Arguments> requiredFields() {
        return Samples.events().stream().flatMap(event -> {
            Stream.Builder<Arguments> fields = Stream.builder();
            Samples.schemaJson(event).path("required").forEach(field -> fields.add(Arguments.of(event, field.asText())));
            return fields.build();
        });
    }

    private static void assertDescribes(JsonNode schema, Class<?> type) {
        assertThat(names(schema.path("properties"))).as("properties of %s", type.getSimpleName()).isEqualTo(components(type));
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        for (RecordComponent component : type.getRecordComponents())
            if (component.getType().isPrimitive()) assertThat(required).as("a primitive has no null").contains(component.getName());
        assertThat(schema.path("additionalProperties").asBoolean()).as("contracts grow").isTrue();
        assertThat(schema.path("description").asText()).isNotBlank();
    }

    private static Set<String> components(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents())
            names.add(component.getName());
        return names;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
