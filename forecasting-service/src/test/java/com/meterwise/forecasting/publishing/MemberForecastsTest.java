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
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.publishing.Areas.Area;

class MemberForecastsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Duration HOUR = Duration.ofHours(1), HALF = Duration.ofMinutes(30), QUARTER = Duration.ofMinutes(15);
    private static final List<Duration> INTERVALS = List.of(HOUR, HALF, QUARTER);

    @Test
    void whatever_the_customers_the_parts_of_each_level_add_up_to_the_system() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<String, MasterTable.Place> places = new HashMap<>();
            Map<String, List<String>> segments = new HashMap<>();
            List<IssuedForecast> customers = customers(random, places, segments);
            Areas areas = new Areas(places, segments);
            Map<Area, MemberForecasts> sums = new TreeMap<>();
            for (IssuedForecast customer : customers)
                for (Area area : areas.of(customer.id()))
                    sums.computeIfAbsent(area, unused -> new MemberForecasts()).add(customer);
            for (int lead = 1; lead <= 2; lead++) {
                double system = kwh(sums.get(new Area(IssuedForecast.SYSTEM, IssuedForecast.SYSTEM)), lead);
                double bottom = 0;
                for (IssuedForecast customer : customers)
                    bottom += Arrays.stream(customer.atLead(lead).p50()).sum();
                assertThat(system).isEqualTo(bottom, offset(1e-6 * bottom));
                for (String level : List.of(IssuedForecast.SEGMENT, IssuedForecast.FEEDER, IssuedForecast.REGION)) {
                    double sum = 0;
                    for (Map.Entry<Area, MemberForecasts> area : sums.entrySet())
                        if (area.getKey().level().equals(level)) sum += kwh(area.getValue(), lead);
                    assertThat(sum).as(level).isEqualTo(system, offset(1e-6 * system));
                }
            }
        }
    }

    @Test
    void a_sum_comes_in_the_coarsest_slots_and_with_the_grade_in_the_middle() {
        MemberForecasts members = new MemberForecasts();
        Random random = new Random(1);
        for (Duration interval : List.of(QUARTER, HOUR, HALF))
            members.add(customer("C", interval, 1, random));
        assertThat(members.interval()).isEqualTo(HOUR);
        assertThat(members.p50(1)).hasSize(24);
        assertThat(members.count()).isEqualTo(3);
        assertThat(members.grade()).isEqualTo("A");
    }

    /** A slot that is missing is taken as forecast, and the hour around it keeps what is known of it. */
    @Test
    void what_members_missed_is_summed_in_the_coarsest_slots() {
        double[] fine = new double[96], coarse = new double[24];
        Arrays.fill(fine, 1);
        Arrays.fill(coarse, 10);
        fine[0] = Double.NaN;
        MemberResiduals members = new MemberResiduals();
        members.add(new AreaResidual(IssuedForecast.CUSTOMER, "C1", QUARTER, new Residual(1, DAY, true, fine)));
        members.add(new AreaResidual(IssuedForecast.CUSTOMER, "C2", HOUR, new Residual(1, DAY, false, coarse)));
        AreaResidual sum = members.of(new Area(IssuedForecast.FEEDER, "F1"), 1, DAY);
        assertThat(sum.interval()).isEqualTo(HOUR);
        assertThat(sum.residual().issued()).isFalse();
        assertThat(sum.residual().kwh()).startsWith(13, 14).endsWith(14);
    }

    private static List<IssuedForecast> customers(Random random, Map<String, MasterTable.Place> places,
            Map<String, List<String>> segments) {
        List<IssuedForecast> customers = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int c = 0; c < count; c++) {
            String id = "C" + c;
            places.put(id, new MasterTable.Place("F" + random.nextInt(5), "R" + random.nextInt(3)));
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

    private static double kwh(MemberForecasts members, int lead) { return Arrays.stream(members.p50(lead)).sum(); }
}
