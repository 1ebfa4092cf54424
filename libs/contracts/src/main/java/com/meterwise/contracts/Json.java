package com.meterwise.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;

/**
 * How every event is written as JSON: camelCase, ISO 8601 times and durations, unknown fields ignored, and in arrays of numbers NaN is
 * {@code null}, so that a missing value is never a zero. Thread-safe.
 */
public final class Json {
    public static final ObjectMapper MAPPER = configure(JsonMapper.builder()).build();

    private Json() {}

    /** Adds the conventions to a builder. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.addModules(new JavaTimeModule(), numbers())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER);
    }

    /** Arrays of double with NaN as null, and instants as they are written here read in a fraction of the time. */
    public static SimpleModule numbers() {
        return new SimpleModule("meterwise-numbers").addSerializer(double[].class, new NumbersOut())
                .addDeserializer(double[].class, new NumbersIn()).addDeserializer(Instant.class, new InstantsIn());
    }

    public static byte[] bytes(Object event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException if the bytes are not such an event */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) throw new IOException("expected a " + type.getSimpleName() + ", got null");
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class NumbersOut extends StdSerializer<double[]> {
        private static final long serialVersionUID = 1;

        NumbersOut() { super(double[].class); }

        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray(values, values.length);
            char[] digits = new char[16];
            for (double value : values) {
                if (Double.isNaN(value)) json.writeNull();
                else if (value == Math.rint(value) && Math.abs(value) < 1e15) json.writeNumber((long) value);
                else if (!isThousandths(value, digits, json)) json.writeNumber(value);
            }
            json.writeEndArray();
        }

        /**
         * Energies are whole Wh told in kWh: their digits are those of a whole number, which are found in a fraction of the time that the shortest
         * digits of any double take. The text is the same. @return whether it was one, and is written
         */
        private static boolean isThousandths(double value, char[] digits, JsonGenerator json) throws IOException {
            long thousandths = Math.round(value * 1000);
            // from ten million on a double is written with an exponent
            if (thousandths / 1000.0 != value || Math.abs(value) >= 1e7) return false;
            long left = Math.abs(thousandths);
            int at = digits.length;
            for (int decimal = 0; decimal < 3; decimal++, left /= 10)
                if (at < digits.length || left % 10 != 0) digits[--at] = (char) ('0' + left % 10);
            digits[--at] = '.';
            do {
                digits[--at] = (char) ('0' + left % 10);
                left /= 10;
            } while (left > 0);
            if (thousandths < 0) digits[--at] = '-';
            json.writeNumber(digits, at, digits.length - at);
            return true;
        }
    }

    /** Whole seconds of UTC, {@code 2026-01-31T22:30:00Z}, which nearly all instants are; all others, and what is none, the usual way. */
    private static final class InstantsIn extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;
        private static final String FORM = "0000-00-00T00:00:00Z";

        InstantsIn() { super(Instant.class); }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.VALUE_STRING)) {
                String text = json.getText();
                if (hasForm(text)) {
                    int hour = two(text, 11);
                    int minute = two(text, 14);
                    int second = two(text, 17);
                    int month = two(text, 5);
                    int day = two(text, 8);
                    // of a month's last days not all exist
                    if (hour < 24 && minute < 60 && second < 60 && month >= 1 && month <= 12 && day >= 1 && day <= 28)
                        return Instant.ofEpochSecond(LocalDate.of(two(text, 0) * 100 + two(text, 2), month, day).toEpochDay() * 86_400
                                + hour * 3_600 + minute * 60 + second);
                }
            }
            return InstantDeserializer.INSTANT.deserialize(json, context);
        }

        private static boolean hasForm(String text) {
            if (text.length() != FORM.length()) return false;
            for (int i = 0; i < FORM.length(); i++) {
                char form = FORM.charAt(i);
                char given = text.charAt(i);
                if (form == '0' ? given < '0' || given > '9' : given != form) return false;
            }
            return true;
        }

        private static int two(String text, int at) { return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0'; }
    }

    private static final class NumbersIn extends StdDeserializer<double[]> {
        private static final long serialVersionUID = 1;

        NumbersIn() { super(double[].class); }

        @Override
        public double[] deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartArrayToken()) return (double[]) context.handleUnexpectedToken(double[].class, json);
            double[] values = new double[96];
            int n = 0;
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (n == values.length) values = java.util.Arrays.copyOf(values, n * 2);
                if (token == JsonToken.VALUE_NULL) values[n++] = Double.NaN;
                else if (token != null && token.isNumeric()) values[n++] = json.getDoubleValue();
                else
                    return (double[]) context.handleUnexpectedToken(double[].class, json);
            }
            return java.util.Arrays.copyOf(values, n);
        }
    }
}
