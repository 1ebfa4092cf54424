package com.meterwise.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.synthetic.Utility;

/** Loads an invented utility, over REST as anybody would. Loading it again changes nothing. */
final class Sample {
    private static final String FILE = "sample.json";
    private static final String NDJSON = "application/x-ndjson";
    private static final double TELL_SECONDS = 2;

    private final Utility utility;
    private final SystemFile system;
    private final Progress progress;

    Sample(Utility utility, SystemFile system, Progress progress) {
        this.utility = utility;
        this.system = system;
        this.progress = progress;
    }

    /** What a folder's sample is, so that one broken off in the middle is loaded again as the same. */
    record Plan(LocalDate from, int customers, int days, boolean loaded) {
        static Plan of(Path data, LocalDate yesterday, int customers, int days) {
            Path file = data.resolve(FILE);
            if (!Files.exists(file)) return new Plan(yesterday.minusDays(days - 1L), customers, days, false);
            try {
                return Json.MAPPER.readValue(file.toFile(), Plan.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Plan asLoaded() { return new Plan(from, customers, days, true); }

        void write(Path data) {
            try {
                Json.MAPPER.writeValue(data.resolve(FILE).toFile(), this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void load() {
        register();
        double told = progress.seconds();
        long readings = 0;
        for (LocalDate day = utility.from(); day.isBefore(utility.until()); day = day.plusDays(1)) {
            readings += send(day);
            if (progress.seconds() - told > TELL_SECONDS || day.plusDays(1).equals(utility.until())) {
                told = progress.seconds();
                progress.say("%,d readings sent, up to %s", readings, day);
            }
        }
    }

    void register() {
        Rest rest = system.rest(Service.INGESTION, "ingest");
        bytes(utility::writeFeeders).toString(StandardCharsets.UTF_8).lines().forEach(feeder -> putFeeder(rest, feeder));
        post(rest, "/v1/customers", bytes(utility::writeCustomers));
        post(rest, "/v1/meters", bytes(utility::writeMeters));
        post(rest, "/v1/contracts", bytes(utility::writeContracts));
        post(rest, "/v1/service-events", bytes(utility::writeServiceEvents));
        post(rest, "/v1/holidays", bytes(utility::writeHolidays));
        post(rest, "/v1/indicators", bytes(utility::writeIndicators));
        progress.say("%d customers, their meters, feeders and contracts are registered, and the market around them", utility.customers());
    }

    private static void putFeeder(Rest rest, String feeder) {
        try {
            rest.put("/v1/feeders/" + Json.MAPPER.readTree(feeder).get("feederId").asText(), feeder.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a day's readings. @return values accepted */
    long send(LocalDate day) {
        return post(system.rest(Service.INGESTION, "ingest"), "/v1/readings",
                bytes(out -> utility.writeReadings(day, day.plusDays(1), out))).path("readings").asLong();
    }

    /** What is invented is right, so a refusal is a fault. */
    private static JsonNode post(Rest rest, String path, ByteArrayOutputStream body) {
        JsonNode report = rest.post(path, NDJSON, body.toByteArray(), body.size());
        if (report.path("rejected").asLong() > 0)
            throw new Failed("the sample is refused at %s: %s".formatted(path, report.path("errors")));
        return report;
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static ByteArrayOutputStream bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }
}
