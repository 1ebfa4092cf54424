package com.meterwise.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.synthetic.Utility;

/** Blocks to send: the invented utility's customers going on as they did a week ago, or suddenly living another's life. */
final class LiveLoad {
    private static final int WEEK = 7;

    private final Utility utility;
    private final Map<String, String> meterOf = new LinkedHashMap<>();
    private final Map<String, SortedMap<LocalDate, double[]>> valuesOf = new TreeMap<>();
    private final Map<String, String> another = new TreeMap<>();

    LiveLoad(Utility utility) {
        this.utility = utility;
        Map<String, String> customerOf = new TreeMap<>();
        Set<String> several = new HashSet<>();
        for (JsonNode meter : lines(utility::writeMeters))
            if (meter.hasNonNull("customerId")) {
                String customer = meter.get("customerId").asText();
                customerOf.put(meter.get("meterId").asText(), customer);
                if (meterOf.put(customer, meter.get("meterId").asText()) != null) several.add(customer);
            }
        meterOf.keySet().removeAll(several);
        for (JsonNode block : lines(out -> utility.writeReadings(out))) {
            String customer = customerOf.get(block.get("meterId").asText());
            if (customer == null || !meterOf.containsKey(customer)) continue;
            LocalDate day = ZonedDateTime.parse(block.get("start").asText()).toLocalDate();
            valuesOf.computeIfAbsent(customer, one -> new TreeMap<>()).put(day,
                    Json.MAPPER.convertValue(block.get("values"), double[].class));
        }
        valuesOf.values().removeIf(days -> days.size() < utility.days() || days.values().stream().anyMatch(LiveLoad::isEmpty));
        meterOf.keySet().retainAll(valuesOf.keySet());
    }

    /** Those with one meter and readings of every day. */
    List<String> customers() { return List.copyOf(meterOf.keySet()); }

    /** Customers who can take another's life: each is given one of another segment, scaled to its own peak. */
    List<String> movers(Map<String, String> segmentOf, int most) {
        List<String> all = customers().stream().filter(segmentOf::containsKey).toList();
        List<String> movers = new ArrayList<>();
        for (int i = 0; i < all.size() && movers.size() < most; i += 2) {
            String mover = all.get(i);
            String model = null;
            for (int j = 1; j < all.size() && model == null; j++) {
                String other = all.get((i + j) % all.size());
                if (!segmentOf.get(other).equals(segmentOf.get(mover))) model = other;
            }
            if (model == null) continue;
            another.put(mover, model);
            movers.add(mover);
        }
        return movers;
    }

    String anothersPast(String mover) {
        StringBuilder blocks = new StringBuilder();
        valuesOf.get(mover).keySet().forEach(day -> blocks.append(line(mover, day, scaled(mover, day))));
        return blocks.toString();
    }

    String anothersBlock(String mover, LocalDate open) { return line(mover, open, scaled(mover, open.minusDays(WEEK))); }

    /** The customer's own, of the same weekday a week before the end of what was loaded. */
    String block(String customer, LocalDate open) {
        return line(customer, open, valuesOf.get(customer).get(open.minusDays(WEEK)));
    }

    /** The same a little higher: a correction is news only if it says something else. */
    String corrected(String customer, LocalDate open, int round) {
        double[] values = valuesOf.get(customer).get(open.minusDays(WEEK)).clone();
        for (int i = 0; i < values.length; i++)
            values[i] = Math.round(values[i] * (1 + round / 1000.0) * 1000) / 1000.0 + round / 1000.0;
        return line(customer, open, values);
    }

    private double[] scaled(String mover, LocalDate day) {
        double factor = peak(mover) / peak(another.get(mover));
        double[] values = valuesOf.get(another.get(mover)).get(day).clone();
        for (int i = 0; i < values.length; i++)
            values[i] = Math.round(values[i] * factor * 1000) / 1000.0;
        return values;
    }

    private static boolean isEmpty(double[] day) { return Arrays.stream(day).allMatch(Double::isNaN); }

    private double peak(String customer) {
        return valuesOf.get(customer).values().stream().flatMapToDouble(Arrays::stream).filter(kwh -> !Double.isNaN(kwh)).max()
                .orElse(1);
    }

    private String line(String customer, LocalDate day, double[] values) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("meterId", meterOf.get(customer));
        block.put("channel", "importKwh");
        block.put("start", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(utility.zone())));
        block.put("interval", utility.interval().toString());
        block.put("unit", "kWh");
        block.put("values", values);
        block.put("revisedAt", Instant.now().toString());
        return new String(Json.bytes(block), StandardCharsets.UTF_8) + "\n";
    }

    private interface Content {
        void writeTo(ByteArrayOutputStream out) throws IOException;
    }

    private static List<JsonNode> lines(Content content) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            List<JsonNode> lines = new ArrayList<>();
            for (String line : out.toString(StandardCharsets.UTF_8).split("\n"))
                if (!line.isBlank()) lines.add(Json.MAPPER.readTree(line));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
