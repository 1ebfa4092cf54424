package com.meterwise.stack;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

import com.meterwise.contracts.Json;

/**
 * What a folder's data was made with. A day and a price would mean something else in another zone or currency, so these two stay for ever.
 *
 * @param portsFrom see {@link PortPlan}
 */
record Market(ZoneId zone, Currency currency, ClockMode clock, int portsFrom) {
    static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");
    static final Currency USUAL_CURRENCY = Currency.getInstance("EUR");
    private static final String FILE = "market.json";

    enum ClockMode {
        LIVE, REPLAY
    }

    Market {
        requireNonNull(zone, "zone");
        requireNonNull(currency, "currency");
        requireNonNull(clock, "clock");
    }

    static Optional<Market> of(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(Json.MAPPER.readValue(file.toFile(), Market.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path data) {
        try {
            Json.MAPPER.writeValue(data.resolve(FILE).toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
