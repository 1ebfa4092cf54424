package com.meterwise.contracts;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * Who sends and who receives what, as {@code asyncapi.yaml} says it; each service has a test that holds its own configuration against this.
 * Immutable.
 */
public final class AsyncApi {
    private static final String FILE = "/contracts/asyncapi.yaml";

    private final JsonNode document;
    private final List<Operation> operations;

    /** @param action send or receive */
    record Operation(String id, String action, String topic) {
        boolean is(String service, String action) { return this.action.equals(action) && id.startsWith(service + "." + action + "."); }
    }

    private AsyncApi(JsonNode document) {
        this.document = document;
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : document.path("operations").properties()) {
            JsonNode operation = entry.getValue();
            String topic = resolve(operation.path("channel")).path("address").asText();
            all.add(new Operation(entry.getKey(), operation.path("action").asText(), topic));
        }
        operations = List.copyOf(all);
    }

    /** @throws UncheckedIOException if the document cannot be read */
    public static AsyncApi load() {
        try (InputStream in = AsyncApi.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IOException("not on the class path: " + FILE);
            return new AsyncApi(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the topics the service reads, ticks included. */
    public Set<String> receives(String service) {
        return topics(service, "receive");
    }

    /** Names of the topics the service writes, dead letters included. */
    public Set<String> sends(String service) {
        return topics(service, "send");
    }

    List<Operation> operations() { return operations; }

    JsonNode document() { return document; }

    /** The node itself, or what its {@code $ref} within the document points to. */
    JsonNode resolve(JsonNode node) {
        if (!node.has("$ref")) return node;
        String ref = node.get("$ref").asText();
        JsonNode target = ref.startsWith("#") ? document.at(ref.substring(1)) : node;
        if (target.isMissingNode()) throw new IllegalStateException("asyncapi.yaml points nowhere: " + ref);
        return target;
    }

    private Set<String> topics(String service, String action) {
        return operations.stream().filter(operation -> operation.is(service, action)).map(Operation::topic).collect(toUnmodifiableSet());
    }
}
