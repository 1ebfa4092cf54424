package com.meterwise.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.Facts;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;
import com.meterwise.synthetic.Utility;

/**
 * The synthetic utility with its truth: eight archetypes, noise, gaps, one customer in twenty that changes its life.
 *
 * @param customers   master data by customer
 * @param keyAccounts as planted
 */
record PlantedMarket(Population population, Map<String, JsonNode> customers, Set<String> keyAccounts) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    /** Long enough for customers to have drifted well before the window that is looked at. */
    private static final int DAYS = 270;

    /** @param recorded the last so many days are read */
    static PlantedMarket of(int seed, int customers, int recorded) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Utility utility = Utility.of(customers, FROM, DAYS, zone).withSeed(seed).withInterval(Duration.ofHours(1));
        Map<String, JsonNode> master = new HashMap<>();
        lines(utility::writeCustomers).forEach(customer -> master.put(customer.get("customerId").asText(), customer));
        Map<String, String> customerOf = new HashMap<>();
        for (JsonNode meter : lines(utility::writeMeters))
            if (meter.has("customerId")) customerOf.put(meter.get("meterId").asText(), meter.get("customerId").asText());
        Map<String, String> labels = new HashMap<>();
        Set<String> key = new HashSet<>();
        for (JsonNode truth : lines(utility::writeTruth)) {
            String id = truth.get("customerId").asText();
            labels.put(id, truth.has("drift") ? truth.get("drift").get("archetype").asText() : truth.get("archetype").asText());
            if (truth.get("keyAccount").asBoolean()) key.add(id);
        }
        MarketTime time = new MarketTime(zone);
        SortedMap<String, List<MeterDay>> days = new TreeMap<>();
        for (LocalDate day = utility.until().minusDays(recorded); day.isBefore(utility.until()); day = day.plusDays(1)) {
            LocalDate date = day;
            Map<String, MeterDay> ofDay = new TreeMap<>();
            for (JsonNode block : lines(out -> utility.writeReadings(date, date.plusDays(1), out))) {
                String meter = block.get("meterId").asText();
                if (customerOf.containsKey(meter)) ofDay.put(meter, meterDay(block, meter, customerOf.get(meter), time));
            }
            ofDay.values().forEach(meterDay -> days.computeIfAbsent(meterDay.customerId(), id -> new ArrayList<>()).add(meterDay));
        }
        Map<String, Facts> facts = new HashMap<>();
        master.forEach((id, customer) -> facts.put(id, Facts.ofKind(customer.get("kind").asText())));
        return new PlantedMarket(new Population(days, facts, labels, time), master, key);
    }

    private static MeterDay meterDay(JsonNode block, String meter, String customer, MarketTime time) {
        JsonNode values = block.get("values");
        double[] kwh = new double[values.size()];
        for (int slot = 0; slot < kwh.length; slot++)
            kwh[slot] = values.get(slot).isNull() ? Double.NaN : values.get(slot).asDouble();
        LocalDate day = time.dayOf(OffsetDateTime.parse(block.get("start").asText()).toInstant());
        return new MeterDay(customer, meter, day, Duration.parse(block.get("interval").asText()), SlotEnergy.ofKwh(kwh), 1, 0);
    }

    @FunctionalInterface
    private interface Source {
        void write(ByteArrayOutputStream out) throws IOException;
    }

    private static List<JsonNode> lines(Source source) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            source.write(out);
            List<JsonNode> lines = new ArrayList<>();
            for (String line : out.toString(StandardCharsets.UTF_8).split("\n"))
                if (!line.isBlank()) lines.add(JSON.readTree(line));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
