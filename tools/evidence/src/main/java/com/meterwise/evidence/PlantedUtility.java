package com.meterwise.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.MasterTable.FeederMeter;
import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.forecasting.losses.Network;
import com.meterwise.synthetic.Mishaps;
import com.meterwise.synthetic.Utility;

/**
 * The synthetic utility with meters that err within their class, a register of lines that is off by a tenth, and {@link LossPlant}s of known day
 * and place. Days are made one after the other. Not thread-safe.
 */
final class PlantedUtility {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    /** Registered resistance and no-load loss differ from the real ones by this share, at one standard deviation. */
    private static final double REGISTER_ERROR = 0.10;

    private final long seed;
    private final LossConditions conditions;
    private final Utility utility;
    private final Map<String, Meter> meters = new LinkedHashMap<>();
    private final Map<String, Double> annualKwh = new HashMap<>();
    private final Network network;
    private final List<LossPlant> plants;

    /** @param gain what it registers of what flows */
    private record Meter(String meterId, String kind, String customerId, String feederId, String accuracyClass, double gain) {}

    PlantedUtility(long seed, int feeders, int days, LossConditions conditions) throws IOException {
        this.seed = seed;
        this.conditions = conditions;
        utility = Utility.of(feeders * 25, FIRST, days, ZONE).withSeed(seed).withInterval(STEP)
                .withMishaps(new Mishaps(20, 0, 0.003, 0.001));
        Random random = new Random(seed);
        for (JsonNode meter : lines(utility::writeMeters)) {
            double percent = Double.parseDouble(meter.get("accuracyClass").asText());
            meters.put(meter.get("meterId").asText(),
                    new Meter(meter.get("meterId").asText(), meter.get("kind").asText(), meter.path("customerId").asText(null),
                            meter.get("feederId").asText(), meter.get("accuracyClass").asText(),
                            1 + percent / 100 * Math.max(-1, Math.min(1, random.nextGaussian() / 2))));
        }
        List<Feeder> registered = new ArrayList<>();
        for (JsonNode feeder : lines(utility::writeFeeders))
            registered.add(new Feeder(feeder.get("feederId").asText(), null, feeder.get("voltageKv").asDouble(),
                    feeder.get("resistanceOhm").asDouble() * (1 + REGISTER_ERROR * random.nextGaussian()),
                    feeder.get("noLoadKw").asDouble() * (1 + REGISTER_ERROR * random.nextGaussian())));
        for (JsonNode customer : lines(utility::writeTruth))
            annualKwh.put(customer.get("customerId").asText(), customer.get("annualKwh").asDouble());
        network = new Network(registered, meters.values().stream()
                .map(m -> new FeederMeter(m.meterId, m.feederId, m.accuracyClass, true, Instant.EPOCH)).toList(), 1);
        plants = LossPlant.choose(random, customersByFeeder(), FIRST, days, conditions);
    }

    LocalDate first() { return FIRST; }

    LocalDate until() { return utility.until(); }

    Network network() { return network; }

    List<LossPlant> plants() { return plants; }

    /** Who hangs on each feeder, with what they use in a year, kWh. */
    private Map<String, Map<String, Double>> customersByFeeder() {
        Map<String, Map<String, Double>> byFeeder = new LinkedHashMap<>();
        for (Meter meter : meters.values())
            if (meter.customerId != null)
                byFeeder.computeIfAbsent(meter.feederId, id -> new LinkedHashMap<>())
                        .put(meter.customerId, annualKwh.get(meter.customerId));
        return byFeeder;
    }

    /** What all meters registered on a day, as the service would keep it. */
    List<MeterDay> day(LocalDate day) throws IOException {
        Map<String, double[]> wh = new LinkedHashMap<>();
        for (JsonNode line : lines(out -> utility.writeReadings(day, day.plusDays(1), out))) {
            JsonNode values = line.get("values");
            double[] slots = new double[values.size()];
            for (int s = 0; s < slots.length; s++)
                slots[s] = values.get(s).isNull() ? Double.NaN : values.get(s).asDouble() * 1000;
            wh.put(line.get("meterId").asText(), slots);
        }
        for (LossPlant plant : plants)
            if (!day.isBefore(plant.from())) plant.apply(day, wh, id -> meters.get(id).customerId, id -> supplyMeter(id));
        conditions.disturb(seed, day, wh, id -> meters.get(id).customerId != null);
        List<MeterDay> days = new ArrayList<>();
        for (Map.Entry<String, double[]> one : wh.entrySet()) {
            Meter meter = meters.get(one.getKey());
            String feeder = meter.feederId;
            for (LossPlant plant : plants)
                if (!day.isBefore(plant.from())) feeder = plant.registeredOn(meter.customerId, feeder);
            int present = 0;
            for (int s = 0; s < one.getValue().length; s++) {
                if (Double.isNaN(one.getValue()[s])) continue;
                one.getValue()[s] = Math.rint(one.getValue()[s] * meter.gain);
                present++;
            }
            days.add(new MeterDay(meter.customerId == null ? feeder : meter.customerId, meter.meterId, "importKwh", day, meter.kind, feeder,
                    STEP, one.getValue(), present, 0, 1, Instant.EPOCH));
        }
        return days;
    }

    /** The network as registered on a day: a meter put on the wrong feeder is expected there. */
    Network networkOn(LocalDate day) {
        List<LossPlant> moved = plants.stream().filter(plant -> !day.isBefore(plant.from())).toList();
        return new Network(network.feeders(), meters.values().stream().map(meter -> {
            String feeder = meter.feederId;
            for (LossPlant plant : moved)
                feeder = plant.registeredOn(meter.customerId, feeder);
            return new FeederMeter(meter.meterId, feeder, meter.accuracyClass, true, Instant.EPOCH);
        }).toList(), 1);
    }

    private String supplyMeter(String feederId) { return feederId.replace("F-", "FM-"); }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static List<JsonNode> lines(Writer writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        writer.write(out);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n"))
            lines.add(Json.MAPPER.readTree(line));
        return lines;
    }
}
