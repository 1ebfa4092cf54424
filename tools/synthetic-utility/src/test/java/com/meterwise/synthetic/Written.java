package com.meterwise.synthetic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** What a utility wrote, read again as any reader of JSON would. */
final class Written {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private Written() {}

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    static List<Map<String, Object>> lines(Writing writing) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : new String(bytes(writing), StandardCharsets.UTF_8).split("\n")) {
            try (JsonParser json = FACTORY.createParser(line)) {
                json.nextToken();
                lines.add(object(json));
                if (json.nextToken() != null) throw new IOException("more than one object in a line: " + line);
            }
        }
        return lines;
    }

    static List<Block> blocks(Utility utility) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Map<String, Object> line : lines(utility::writeReadings))
            blocks.add(Block.of(line));
        return blocks;
    }

    /** A block's whole Wh; null = missing. */
    record Block(String meterId, String start, List<Long> wh) {
        static Block of(Map<String, Object> line) {
            List<Long> wh = new ArrayList<>();
            for (Object value : (List<?>) line.get("values"))
                wh.add(value == null ? null : Math.round((Double) value * 1000));
            return new Block((String) line.get("meterId"), (String) line.get("start"), wh);
        }

        String date() { return start.substring(0, 10); }

        boolean isFeeders() { return meterId.startsWith("FM-"); }

        long sum() {
            long sum = 0;
            for (Long value : wh)
                if (value != null) sum += value;
            return sum;
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json));
        }
        return fields;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> values = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY)
                    values.add(value(json));
                yield values;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> json.getDoubleValue();
        };
    }
}
