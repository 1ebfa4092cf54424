package com.meterwise.stack.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

/** The OpenAPI document of a service: its operations, and whether an answer is what it says. Not thread-safe. */
public final class Document {
    private final JsonNode root;
    private final List<Operation> operations;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    public Document(String service, JsonNode root) {
        this.root = root;
        this.operations = Operation.of(service, root);
    }

    public List<Operation> operations() { return operations; }

    /** Roles any of which an operation asks for; empty if it does not say. */
    public Set<String> roles(Operation operation) {
        Set<String> roles = new TreeSet<>();
        JsonNode documented = root.path("paths").path(operation.path()).path(operation.method().toLowerCase(Locale.ROOT));
        documented.path("security").forEach(scheme -> scheme.forEach(names -> names.forEach(role -> roles.add(role.asText()))));
        return roles;
    }

    /** The schema itself where {@code schema} only names one. */
    JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        for (int i = 0; i < 10 && found.has("$ref"); i++)
            found = root.at(found.get("$ref").asText().substring(1));
        return found;
    }

    /** @return what of {@code answer} is not as {@code schema} says; empty if all is */
    List<String> departures(JsonNode schema, JsonNode answer) {
        return compiled.computeIfAbsent(schema, this::compile).validate(answer).stream().map(ValidationMessage::getMessage).limit(3)
                .toList();
    }

    /** OpenAPI 3.1 schemas are JSON Schema 2020-12; what they name lies in the document's components. */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", root.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
    }
}
