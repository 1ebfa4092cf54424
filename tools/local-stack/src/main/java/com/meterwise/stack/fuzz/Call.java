package com.meterwise.stack.fuzz;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.stack.fuzz.Operation.Parameter;

/** One generated request. */
record Call(Operation operation, String target, Map<String, String> headers, byte[] body) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] NOTHING = {};

    /** How far a request strays from what the document allows. */
    enum Kind {
        VALID, SPOILED, GARBAGE
    }

    static Call of(Operation operation, Document document, Known known, RandomGenerator chance) {
        Kind kind = switch (chance.nextInt(10)) {
            case 0, 1, 2 -> Kind.SPOILED;
            case 3 -> Kind.GARBAGE;
            default -> Kind.VALID;
        };
        return new Maker(operation, new Values(document, chance), known, chance, kind).call();
    }

    HttpRequest request(URI base, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .method(operation.method(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** For a person who wants to send it again. */
    @Override
    public String toString() {
        String text = new String(body, 0, Math.min(body.length, 600), StandardCharsets.UTF_8);
        return "%s %s %s %s".formatted(operation.method(), operation.service() + target, headers, text);
    }

    /** Makes the parts of a request. */
    private record Maker(Operation operation, Values values, Known known, RandomGenerator chance, Kind kind) {

        Call call() {
            Map<String, String> headers = new TreeMap<>();
            List<String> query = new ArrayList<>();
            String path = operation.path();
            for (Parameter parameter : operation.parameters()) {
                if (parameter.isIn("path")) path = path.replace("{" + parameter.name() + "}", encoded(pathText(parameter)));
                else if (parameter.required() || chance.nextBoolean()) add(parameter, query, headers);
            }
            byte[] body = body(headers);
            return new Call(operation, path + (query.isEmpty() ? "" : "?" + String.join("&", query)), headers, body);
        }

        private void add(Parameter parameter, List<String> query, Map<String, String> headers) {
            String text = text(parameter);
            if (parameter.isIn("query")) query.add(encoded(parameter.name()) + "=" + encoded(text));
            // a client may not put control characters into a header at all
            else if (text.chars().allMatch(c -> c >= ' ' && c < 127)) headers.put(parameter.name(), text);
        }

        /** An empty segment would name another operation. */
        private String pathText(Parameter parameter) {
            String text = text(parameter);
            return text.isEmpty() || text.equals(".") || text.equals("..") ? "x" : text;
        }

        private String text(Parameter parameter) {
            if (kind != Kind.VALID && chance.nextInt(3) == 0) return values.oddText();
            if (chance.nextInt(4) > 0) {
                var text = known.of(parameter.name(), operation.path(), chance);
                if (text.isPresent()) return text.get();
            }
            JsonNode value = values.valid(parameter.schema());
            return value.isValueNode() ? value.asText() : value.toString();
        }

        private byte[] body(Map<String, String> headers) {
            if (operation.bodies().isEmpty()) return NOTHING;
            List<String> media = new ArrayList<>(new java.util.TreeSet<>(operation.bodies().keySet()));
            String type = media.get(chance.nextInt(media.size()));
            headers.put("Content-Type", kind == Kind.GARBAGE && chance.nextInt(4) == 0 ? "text/plain" : type);
            if (kind == Kind.GARBAGE && chance.nextInt(6) == 0) headers.put("Content-Encoding", "gzip");
            byte[] body = written(type).getBytes(StandardCharsets.UTF_8);
            return kind == Kind.GARBAGE ? broken(body) : body;
        }

        private String written(String type) {
            JsonNode schema = operation.bodies().get(type);
            JsonNode value = values.valid(schema);
            if (kind == Kind.SPOILED) value = values.spoiled(value);
            if (type.endsWith("csv")) return csv(value);
            if (type.endsWith("xml"))
                return "<IntervalBlock xmlns=\"http://naesb.org/espi\">" + csv(value).replace("<", "&lt;") + "</IntervalBlock>";
            if (type.endsWith("ndjson")) return (value.isArray() ? value.path(0) : value) + "\n" + value + "\n";
            return value.toString();
        }

        private static String csv(JsonNode value) {
            JsonNode row = value.isArray() ? value.path(0) : value;
            List<String> names = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : row.properties()) {
                names.add(field.getKey());
                texts.add('"' + field.getValue().asText().replace("\"", "\"\"") + '"');
            }
            if (names.isEmpty()) return "meterId,start,kwh\nM-1,2026-06-01T00:00:00Z,0.5\n";
            return String.join(",", names) + "\n" + String.join(",", texts) + "\n";
        }

        private byte[] broken(byte[] body) {
            return switch (chance.nextInt(5)) {
                case 0 -> NOTHING;
                case 1 -> Arrays.copyOf(body, body.length / 2);
                case 2 -> "[".repeat(20_000).getBytes(StandardCharsets.UTF_8);
                case 3 -> noise();
                default -> flipped(body);
            };
        }

        private byte[] noise() {
            byte[] noise = new byte[chance.nextInt(1, 400)];
            chance.nextBytes(noise);
            return noise;
        }

        private byte[] flipped(byte[] body) {
            byte[] copy = body.clone();
            if (copy.length > 0) copy[chance.nextInt(copy.length)] ^= (byte) (1 << chance.nextInt(8));
            return copy;
        }

        private static String encoded(String text) { return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"); }
    }
}
