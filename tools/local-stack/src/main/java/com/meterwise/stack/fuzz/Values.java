package com.meterwise.stack.fuzz;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.curiousoddman.rgxgen.RgxGen;

/** JSON values that obey a schema, and ones that do not. The same chance gives the same values. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final LocalDate AROUND = LocalDate.of(2026, 6, 1);
    private static final List<String> ODD_TEXTS = List.of("", " ", "\u0000", "a\u0000b", "null", "-1", "1e400", "NaN",
            "'; drop table customer; --",
            "../../etc/passwd", "<script>alert(1)</script>", "%00", "{{7*7}}", "${jndi:x}", "\uD83D\uDE00", "\u202Eabc", "é", "\uD800",
            "a/b",
            "9999-99-99", "2026-02-30", "+292278994-08-17T07:12:55.807Z", "-999999999-01-01", "P999999999D", "0".repeat(5_000));
    private static final List<String> ODD_NUMBERS = List.of("-1", "0", "-0.0", "1e308", "1e-320", "9223372036854775807",
            "-9223372036854775808", "99999999999999999999999999", "2147483648", "0.1", "1e1000000");

    private final Document document;
    private final RandomGenerator chance;

    Values(Document document, RandomGenerator chance) {
        this.document = document;
        this.chance = chance;
    }

    /** A value the schema allows, as far as the schema says what it allows. */
    JsonNode valid(JsonNode schema) { return valid(schema, 0); }

    private JsonNode valid(JsonNode named, int depth) {
        JsonNode schema = document.resolved(named);
        if (schema.has("enum")) return schema.get("enum").get(chance.nextInt(schema.get("enum").size()));
        for (String choice : List.of("oneOf", "anyOf", "allOf"))
            if (schema.has(choice)) return valid(schema.get(choice).get(chance.nextInt(schema.get(choice).size())), depth + 1);
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> JSON.numberNode((long) number(schema));
            case "number" -> JSON.numberNode(number(schema));
            case "boolean" -> JSON.booleanNode(chance.nextBoolean());
            default -> JSON.textNode(text(schema));
        };
    }

    /** In OpenAPI 3.1 a type may be a list that holds null. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) return type.asText(schema.has("properties") ? "object" : "string");
        for (JsonNode one : type)
            if (!one.asText().equals("null")) return one.asText();
        return "string";
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new java.util.ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(field -> {
            boolean wanted = required.contains(field.getKey()) || depth < DEEPEST && chance.nextInt(4) > 0;
            if (wanted) object.set(field.getKey(), valid(field.getValue(), depth + 1));
        });
        JsonNode more = schema.path("additionalProperties");
        for (int i = more.isObject() && depth < DEEPEST ? chance.nextInt(3) : 0; i > 0; i--)
            object.set("k" + i, valid(more, depth + 1));
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(least + 3), least + 3);
        for (int i = depth < DEEPEST ? chance.nextInt(least, most + 1) : least; i > 0; i--)
            array.add(valid(schema.path("items"), depth + 1));
        return array;
    }

    private double number(JsonNode schema) {
        double least = schema.path("minimum").asDouble(0);
        double most = schema.path("maximum").asDouble(Math.max(least, 0) + 1_000);
        return Math.round(least + (most - least) * chance.nextDouble());
    }

    private String text(JsonNode schema) {
        if (schema.has("examples") && chance.nextBoolean()) return schema.get("examples").path(0).asText();
        if (schema.has("pattern")) return RgxGen.parse(schema.get("pattern").asText()).generate(new java.util.Random(chance.nextLong()));
        return switch (schema.path("format").asText()) {
            case "date" -> AROUND.plusDays(chance.nextInt(60)).toString();
            case "date-time" -> instant().toString();
            case "uuid" -> new java.util.UUID(chance.nextLong(), chance.nextLong()).toString();
            case "duration" -> "PT" + chance.nextInt(1, 49) + "H";
            case "decimal" -> Integer.toString(chance.nextInt(1_000));
            default -> List.of("a", "C-000001", "PT30M", "2026-05-01", "0.25", "importKwh", "TICKET").get(chance.nextInt(7));
        };
    }

    private Instant instant() { return Instant.parse("2026-06-01T00:00:00Z").plus(chance.nextInt(60 * 48) * 30L, ChronoUnit.MINUTES); }

    /** The value with one thing in it gone wrong. */
    JsonNode spoiled(JsonNode value) {
        if (value.isObject() && value.size() > 0 && chance.nextInt(5) > 0) {
            ObjectNode copy = value.deepCopy();
            List<String> names = new java.util.ArrayList<>();
            copy.fieldNames().forEachRemaining(names::add);
            String name = names.get(chance.nextInt(names.size()));
            if (chance.nextInt(4) == 0) copy.remove(name);
            else
                copy.set(name, spoiled(copy.get(name)));
            return copy;
        }
        if (value.isArray() && value.size() > 0 && chance.nextInt(5) > 0) {
            ArrayNode copy = value.deepCopy();
            int at = chance.nextInt(copy.size());
            copy.set(at, spoiled(copy.get(at)));
            return copy;
        }
        return switch (chance.nextInt(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.arrayNode().add(value);
            case 2 -> JSON.objectNode().set("x", value);
            case 3 -> JSON.numberNode(new java.math.BigDecimal(ODD_NUMBERS.get(chance.nextInt(ODD_NUMBERS.size()))));
            case 4 -> JSON.booleanNode(true);
            default -> JSON.textNode(oddText());
        };
    }

    String oddText() { return ODD_TEXTS.get(chance.nextInt(ODD_TEXTS.size())); }
}
