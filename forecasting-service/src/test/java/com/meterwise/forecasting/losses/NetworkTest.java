package com.meterwise.forecasting.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.MasterTable.FeederMeter;
import com.meterwise.forecasting.intake.MeterDay;

/** A radial network: F0 feeds F1 and F2, F3 stands alone; each has as many customers as its number and one. */
class NetworkTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<Feeder> FEEDERS = List.of(feeder(0, null), feeder(1, "F0"), feeder(2, "F0"), feeder(3, null));
    private final List<FeederMeter> meters = new ArrayList<>();
    private final List<MeterDay> days = new ArrayList<>();
    private final Network network;

    NetworkTest() {
        for (int f = 0; f < FEEDERS.size(); f++) {
            meter("F" + f, "S" + f, MeterDay.FEEDER, 1_000 - 100 * f);
            for (int c = 0; c <= f; c++)
                meter("F" + f, "M" + f + c, "CUSTOMER", 10 * (f + 1));
        }
        network = new Network(FEEDERS, meters, 1);
    }

    @Test
    void parts_hold_every_feeder_once_in_order_and_no_more_meters_than_asked_unless_one_feeder_has_them() {
        assertThat(network.parts(5)).containsExactly(List.of("F0", "F1"), List.of("F2"), List.of("F3"));
        assertThat(network.parts(1)).containsExactly(List.of("F0"), List.of("F1"), List.of("F2"), List.of("F3"));
        assertThat(network.parts(1_000)).containsExactly(List.of("F0", "F1", "F2", "F3"));
        assertThat(new Network(List.of(), List.of(), 1).parts(5)).isEmpty();
    }

    @Test
    void a_feeders_balance_takes_the_meters_of_those_directly_below() {
        assertThat(network.withBelow(List.of("F0", "F3"))).containsExactly("F0", "F1", "F2", "F3");
        assertThat(network.withBelow(Set.of("F1"))).containsExactly("F1");
    }

    @Test
    void balances_asked_for_in_parts_are_those_of_the_whole() {
        List<LineLoss> whole = losses(FEEDERS.stream().map(Feeder::feederId).toList(), days);
        assertThat(whole).extracting(LineLoss::feederId).containsExactly("F0", "F1", "F2", "F3");
        // what F0 is supplied with less what goes on below
        assertThat(whole.get(0).suppliedKwh()).isEqualTo(24 * (1_000 - 900 - 800));
        List<LineLoss> inParts = new ArrayList<>();
        for (List<String> some : network.parts(3)) {
            Set<String> read = network.withBelow(some);
            inParts.addAll(losses(some, days.stream().filter(day -> read.contains(day.feederId())).toList()));
        }
        assertThat(inParts).isEqualTo(whole);
    }

    private List<LineLoss> losses(List<String> feeders, List<MeterDay> known) {
        return network.balances(feeders, DAY, Instant.EPOCH, known).stream().map(balance -> balance.loss(TechnicalLoss.Method.INTERVAL))
                .toList();
    }

    private static Feeder feeder(int number, String parent) { return new Feeder("F" + number, parent, 10.0, 1.2, 2.0); }

    private void meter(String feeder, String meter, String kind, double kw) {
        meters.add(new FeederMeter(meter, feeder, "1", true, Instant.EPOCH));
        double[] wh = new double[24];
        Arrays.fill(wh, 1_000 * kw);
        days.add(new MeterDay(kind.equals(MeterDay.FEEDER) ? feeder : "C" + meter, meter, "importKwh", DAY, kind, feeder,
                Duration.ofHours(1), wh, 24, 0, 1, Instant.EPOCH));
    }
}
