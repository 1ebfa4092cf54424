package com.meterwise.ingestion.meterday;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.meterwise.contracts.Json;
import com.meterwise.ingestion.estimation.Estimate;

/** How estimates were made, as one text in a row. */
final class EstimateJson {
    private static final TypeReference<List<Estimate>> LIST = new TypeReference<>() {};

    private EstimateJson() {}

    /** @return null if there are none */
    static String write(List<Estimate> estimates) {
        if (estimates.isEmpty()) return null;
        try {
            return Json.MAPPER.writeValueAsString(estimates);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isSame(List<Estimate> some, List<Estimate> others) {
        return some.size() == others.size() && Objects.equals(write(some), write(others));
    }

    static List<Estimate> read(String json) {
        try {
            return Json.MAPPER.readValue(json, LIST);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
