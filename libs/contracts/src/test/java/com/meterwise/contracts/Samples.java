package com.meterwise.contracts;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;

/** The schemas and samples beside the records, as the tests see them. */
final class Samples {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private Samples() {}

    /** @param file name, so that a failing test says which */
    record Sample(Class<? extends Record> event, String file, ObjectNode json) {
        @Override
        public String toString() { return file; }
    }

    /** Every event of every topic, once. */
    static List<Class<? extends Record>> events() {
        return Topic.ALL.stream().flatMap(topic -> topic.events().stream()).distinct()
                .<Class<? extends Record>>map(event -> event).sorted(comparing(Class::getSimpleName)).toList();
    }

    /** All samples ever given for the event, oldest first: {@code .sample.json}, then {@code .sample-2.json} and so on. */
    static List<Sample> of(Class<? extends Record> event) {
        Pattern name = Pattern.compile(Pattern.quote(event.getSimpleName()) + "\\.v1\\.sample(-\\d+)?\\.json");
        return files().stream().filter(file -> name.matcher(file).matches()).sorted(comparing(String::length).thenComparing(file -> file))
                .map(file -> new Sample(event, file, (ObjectNode) json(file))).toList();
    }

    static List<Sample> all() { return events().stream().flatMap(event -> of(event).stream()).toList(); }

    /** The newest sample: it shows every field. */
    static Sample newest(Class<? extends Record> event) {
        List<Sample> samples = of(event);
        if (samples.isEmpty()) throw new AssertionError("no sample of " + event.getSimpleName());
        return samples.get(samples.size() - 1);
    }

    static JsonNode schemaJson(Class<? extends Record> event) { return json(event.getSimpleName() + ".v1.schema.json"); }

    static JsonSchema schema(Class<? extends Record> event) { return SCHEMAS.getSchema(schemaJson(event), STRICT); }

    /** Names of the files in the contracts folder. */
    static List<String> files() {
        try (Stream<Path> files = Files.list(Path.of(Samples.class.getResource("/contracts").toURI()))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String file) {
        try (InputStream in = Samples.class.getResourceAsStream("/contracts/" + file)) {
            if (in == null) throw new AssertionError("missing: contracts/" + file);
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
