package com.meterwise.ingestion.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.meterwise.contracts.Json;

/** Reads things of one sort as a JSON array, as NDJSON, or as rows of a CSV. Streams. */
public final class States<T> {
    private static final Set<String> LISTS = Set.of("channels", "monthlyKwh");

    private final ObjectReader reader;

    public States(Class<T> type) { this.reader = Json.MAPPER.readerFor(type); }

    /** Where states go that cannot be read. */
    @FunctionalInterface
    public interface Refusals {
        void refuse(long line, String detail);
    }

    /**
     * An array, or objects one after the other.
     *
     * @param states gets each state with its number
     * @throws IOException if the rest of the input is no JSON
     */
    public void readJson(InputStream in, BiConsumer<Long, T> states, Refusals refusals) throws IOException {
        try (MappingIterator<JsonNode> objects = Json.MAPPER.readerFor(JsonNode.class).readValues(in)) {
            for (long number = 1; objects.hasNextValue(); number++)
                one(objects.nextValue(), number, states, refusals);
        }
    }

    /** A row of text fields; dots in a column's name lead into an object, semicolons in a field part a list. */
    public void readRow(List<String> header, List<String> fields, long line, BiConsumer<Long, T> states, Refusals refusals) {
        if (fields.size() != header.size()) {
            refusals.refuse(line, "%d fields, the header has %d".formatted(fields.size(), header.size()));
            return;
        }
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (int i = 0; i < fields.size(); i++)
            if (!fields.get(i).isBlank()) put(object, header.get(i), fields.get(i).trim());
        one(object, line, states, refusals);
    }

    private static void put(ObjectNode object, String column, String field) {
        int dot = column.indexOf('.');
        if (dot > 0) {
            String outer = column.substring(0, dot);
            ObjectNode inner = object.get(outer) instanceof ObjectNode held ? held : object.putObject(outer);
            if (outer.equals("consents")) inner.putObject(column.substring(dot + 1)).put("status", field);
            else
                inner.put(column.substring(dot + 1), field);
        } else if (LISTS.contains(column)) {
            for (String part : field.split(";"))
                object.withArray(column).add(part.trim());
        } else
            object.put(column, field);
    }

    private void one(JsonNode object, long number, BiConsumer<Long, T> states, Refusals refusals) {
        T state;
        try {
            state = reader.readValue(object);
        } catch (IOException | IllegalArgumentException e) {
            refusals.refuse(number, told(e));
            return;
        }
        states.accept(number, state);
    }

    /** What a record or the parser objects to, without class names. */
    public static String told(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof IllegalArgumentException) return cause.getMessage();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty())
            return "%s is not of the kind expected".formatted(mapping.getPath().get(0).getFieldName());
        return e instanceof JsonProcessingException ? "not the JSON expected" : e.getMessage();
    }
}
