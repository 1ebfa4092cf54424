package com.meterwise.stack;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** What the services say they hold. */
final class Figures {
    /** Those who work a market day once it is closed. */
    static final List<Service> DAILY = List.of(Service.SEGMENTATION, Service.FORECASTING, Service.CAMPAIGN);

    private final Map<Service, JsonNode> status = new EnumMap<>(Service.class);

    private Figures() {}

    static Figures of(SystemFile system) { return of(system, EnumSet.complementOf(EnumSet.of(Service.CONSOLE))); }

    /** Of those who work a day only: ingestion counts all readings when it is asked. */
    static Figures ofDaily(SystemFile system) {
        return of(system, DAILY);
    }

    private static Figures of(SystemFile system, Collection<Service> services) {
        Figures figures = new Figures();
        for (Service service : services) {
            if (system.services().containsKey(service.id()))
                figures.status.put(service, system.rest(service, "viewer").get("/v1/status"));
        }
        return figures;
    }

    long count(Service service, String field) { return status.get(service).path(field).asLong(0); }

    Optional<Double> number(Service service, String field) {
        JsonNode value = status.get(service).path(field);
        return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
    }

    Optional<LocalDate> day(Service service, String field) {
        JsonNode value = status.get(service).path(field);
        return value.isTextual() ? Optional.of(LocalDate.parse(value.asText())) : Optional.empty();
    }

    boolean allDone(LocalDate through) { return DAILY.stream().allMatch(service -> isDone(service, through)); }

    private boolean isDone(Service service, LocalDate through) {
        return day(service, "lastDoneDay").filter(day -> !day.isBefore(through)).isPresent();
    }

    /** For a person: how far each is. */
    String daysDone() {
        StringBuilder text = new StringBuilder();
        for (Service service : DAILY) {
            if (text.length() > 0) text.append(", ");
            text.append(service.id()).append(' ').append(day(service, "lastDoneDay").map(LocalDate::toString).orElse("-"));
        }
        return text.toString();
    }
}
