package com.meterwise.forecasting.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.publishing.AreaSums.Area;

class AreaSumsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Duration HOUR = Duration.ofHours(1), HALF = Duration.ofMinutes(30), QUARTER = Duration.ofMinutes(15);
    private static final List<Duration> INTERVALS = List.of(HOUR, HALF, QUARTER);

    @Test
    void whatever_the_customers_the_parts_of_each_level_add_up_to_the_system() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<String, MasterTable.Areas> areas = new HashMap<>();
            Map<String, List<String>> segments = new HashMap<>();
            List<IssuedForecast> customers = customers(random, areas, segments);
            Map<Area, List<IssuedForecast>> grouped = new AreaSums(areas, segments).grouped(customers);
            for (int lead = 1; lead <= 2; lead++) {
                double system = kwh(grouped.get(new Area(IssuedForecast.SYSTEM, IssuedForecast.SYSTEM)), lead);
                double bottom = 0;
                for (IssuedForecast customer : customers)
                    bottom += Arrays.stream(customer.atLead(lead).p50()).sum();
                assertThat(system).isEqualTo(bottom, offset(1e-6 * bottom));
                for (String level : List.of(IssuedForecast.SEGMENT, IssuedForecast.FEEDER, IssuedForecast.REGION)) {
                    double sum = 0;
                    for (Map.Entry<Area, List<IssuedForecast>> area : grouped.entrySet())
                        if (area.getKey().level().equals(level)) sum += kwh(area.getValue(), lead);
                    assertThat(sum).as(level).isEqualTo(system, offset(1e-6 * system));
                }
            }
        }
    }

    private static List<IssuedForecast> customers(Random random, Map<String, MasterTable.Areas> areas, Map<String, List<String>> segments) {
        List<IssuedForecast> customers = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int c = 0; c < count; c++) {
            String id = "C" + c;
            areas.put(id, new MasterTable.Areas("F" + random.nextInt(5), "R" + random.nextInt(3)));
            segments.put(id, List.of("s-" + random.nextInt(4)));
            customers.add(customer(id, INTERVALS.get(random.nextInt(3)), Math.pow(10, 6 * random.nextDouble() - 3), random));
        }
        return customers;
    }

    private static IssuedForecast customer(String id, Duration interval, double size, Random random) {
        int slots = (int) (86_400 / interval.toSeconds());
        double[][] kwh = new double[Deciles.COUNT][2 * slots];
        for (int s = 0; s < 2 * slots; s++) {
            double value = size * random.nextDouble();
            for (double[] decile : kwh)
                decile[s] = value;
        }
        return new IssuedForecast(IssuedForecast.CUSTOMER, id, DAY, Instant.EPOCH, Instant.EPOCH, interval, slots, new Deciles(kwh), "m",
                "A", null, null, 1);
    }

    private static double kwh(List<IssuedForecast> members, int lead) {
        return Arrays.stream(AreaSums.p50(members, lead, AreaSums.coarsest(members))).sum();
    }
}
