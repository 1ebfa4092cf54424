package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.close;
import static com.meterwise.ingestion.Calls.post;
import static com.meterwise.ingestion.Calls.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Meters that change hands in any order of days, told as a reader of the topic sees it. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class RelocationFlowTest {
    private static final LocalDate FIRST = LocalDate.of(2022, 11, 7);
    private static final int DAYS = 5;
    private static final int METERS = 8;
    private static final List<String> OWNERS = List.of("MV-A", "MV-B", "MV-C");

    /** What a reader keeps: of each owner, meter and day the highest revision. */
    private record Held(String customerId, String meterId, LocalDate day) {}

    @Test
    void however_meters_move_every_day_has_one_owner_and_nothing_is_lost_or_counted_twice() {
        Map<Held, Double> expected = new HashMap<>();
        for (int seed = 0; seed < METERS; seed++)
            expected.putAll(live(new Random(seed), "MVM-" + seed));
        close(FIRST.plusDays(DAYS).toString());

        Map<Held, ReadingsRecorded> kept = new HashMap<>();
        for (ReadingsRecorded day : Published.on(Topic.READINGS, ReadingsRecorded.class))
            if (day.meterId().startsWith("MVM-"))
                kept.merge(new Held(day.customerId(), day.meterId(), day.day()), day, (a, b) -> a.revision() > b.revision() ? a : b);
        Map<Held, Double> energy = new HashMap<>();
        kept.forEach((held, day) -> {
            if (Arrays.stream(day.values()).anyMatch(kwh -> !Double.isNaN(kwh))) energy.put(held, wh(day.values()));
        });
        assertThat(energy).isEqualTo(expected);
    }

    /** A meter's life: days uploaded, hands changed from days on, values corrected, in random order. @return who has what at the end */
    private static Map<Held, Double> live(Random random, String meter) {
        String first = OWNERS.get(random.nextInt(OWNERS.size()));
        move(meter, first, FIRST.minusDays(10));
        Map<LocalDate, String> owner = new TreeMap<>();
        Map<LocalDate, Double> energy = new HashMap<>();
        for (int d = 0; d < DAYS; d++)
            owner.put(FIRST.plusDays(d), first);
        for (int step = 0; step < 12; step++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            if (step % 2 == 0 || random.nextBoolean()) energy.put(day, upload(meter, day, step, random));
            else {
                String next = OWNERS.get(random.nextInt(OWNERS.size()));
                move(meter, next, day);
                owner.replaceAll((each, before) -> each.isBefore(day) ? before : next);
            }
            if (step == 6) close(FIRST.plusDays(2).toString());
        }
        Map<Held, Double> expected = new HashMap<>();
        energy.forEach((day, kwh) -> expected.put(new Held(owner.get(day), meter, day), kwh));
        return expected;
    }

    private static void move(String meter, String owner, LocalDate from) {
        put("/v1/meters/" + meter, "{\"meterId\":\"%s\",\"customerId\":\"%s\",\"validFrom\":\"%s\"}".formatted(meter, owner, from))
                .statusCode(200);
    }

    private static double upload(String meter, LocalDate day, int revision, Random random) {
        List<Double> kwh = new ArrayList<>();
        for (int slot = 0; slot < 24; slot++)
            kwh.add(1 + random.nextInt(100) / 100.0);
        String values = kwh.stream().map(String::valueOf).collect(Collectors.joining(","));
        post("/v1/readings", "application/x-ndjson",
                "{\"meterId\":\"%s\",\"start\":\"%sT00:00:00+01:00\",\"interval\":\"PT1H\",\"values\":[%s],\"revisedAt\":\"2023-01-01T00:00:%02dZ\"}"
                        .formatted(meter, day, values, revision))
                .statusCode(202);
        return wh(kwh.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** In whole Wh, which add up in any order. */
    private static double wh(double[] kwh) {
        return Arrays.stream(kwh).map(each -> Math.rint(each * 1000)).sum();
    }
}
