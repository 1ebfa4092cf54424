package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.synthetic.Written.Block;

class EnergyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Worked value of the trade: 1.2 ohm at 10 kV and 2000 kVA lose 48 kWh in an hour. */
    @Test
    void resistive_loss_is_that_of_the_worked_value() {
        Feeder feeder = new Feeder(1, List.of(new Customers(honest(2, 1)).at(0)), 10, 1.2, 0);
        assertThat(feeder.lossWh(2_000_000, 1)).isCloseTo(48_000, within(1e-6));
        double quarters = 2 * feeder.lossWh(500_000, .25) + feeder.lossWh(250_000, .25) + feeder.lossWh(0, .25);
        assertThat(quarters).isCloseTo(2 * 12_000 + 3_000, within(1e-6));
    }

    @Test
    void no_load_loss_is_there_without_any_load() {
        Feeder feeder = new Feeder(1, List.of(new Customers(honest(2, 1)).at(0)), 10, 1.2, 3);
        assertThat(feeder.supplyWh(0, .5)).isCloseTo(1500, within(1L));
    }

    @Test
    void supply_less_sold_is_the_technical_loss_of_the_published_feeder_in_every_slot() throws IOException {
        Utility utility = honest(60, 4).withInterval(Duration.ofMinutes(15));
        Map<String, Map<String, Object>> feeders = by("feederId", Written.lines(utility::writeFeeders));
        Map<String, Map<String, Object>> meters = by("meterId", Written.lines(utility::writeMeters));
        Map<String, long[]> supplied = new HashMap<>();
        Map<String, long[]> sold = new HashMap<>();
        for (Block block : Written.blocks(utility)) {
            String key = meters.get(block.meterId()).get("feederId") + "/" + block.date();
            long[] sums = (block.isFeeders() ? supplied : sold).computeIfAbsent(key, k -> new long[block.wh().size()]);
            for (int s = 0; s < sums.length; s++)
                sums[s] += block.wh().get(s);
        }
        assertThat(supplied).hasSize(2 * 4).hasSameSizeAs(sold);
        supplied.forEach((key, wh) -> {
            Map<String, Object> feeder = feeders.get(key.substring(0, key.indexOf('/')));
            double ohmPerKv2 = (Double) feeder.get("resistanceOhm") / Math.pow((Double) feeder.get("voltageKv"), 2);
            for (int s = 0; s < wh.length; s++) {
                double kw = wh[s] / 1000.0 * 4;
                double lossWh = ((Double) feeder.get("noLoadKw") + ohmPerKv2 * kw * kw / 1000) / 4 * 1000;
                assertThat((double) (wh[s] - sold.get(key)[s])).isCloseTo(lossWh, within(1.0));
            }
        });
    }

    @Test
    void technical_loss_is_a_few_percent_of_supply() throws IOException {
        long supplied = 0;
        long sold = 0;
        for (Block block : Written.blocks(honest(100, 14))) {
            if (block.isFeeders()) supplied += block.sum();
            else
                sold += block.sum();
        }
        assertThat(100.0 * (supplied - sold) / supplied).isBetween(1.0, 6.0);
    }

    @Test
    void a_fifth_of_the_customers_carries_most_of_the_energy() throws IOException {
        Map<String, Map<String, Object>> meters = by("meterId", Written.lines(honest(400, 7)::writeMeters));
        Map<Object, Long> energy = new HashMap<>();
        for (Block block : Written.blocks(honest(400, 7))) {
            if (!block.isFeeders()) energy.merge(meters.get(block.meterId()).get("customerId"), block.sum(), Long::sum);
        }
        List<Long> sorted = new ArrayList<>(energy.values());
        sorted.sort(Comparator.reverseOrder());
        double all = sorted.stream().mapToLong(Long::longValue).sum();
        double top = sorted.subList(0, 80).stream().mapToLong(Long::longValue).sum();
        assertThat(top / all).isBetween(0.7, 0.95);
    }

    @Test
    void a_year_of_a_customer_without_a_roof_is_its_planted_size() {
        Utility utility = honest(40, 365);
        Load load = new Load(utility.seed());
        Customers customers = new Customers(utility);
        for (int c = 0; c < 40; c++) {
            Customer customer = customers.at(c);
            if (customer.archetype() == Archetype.PV_HOUSEHOLD) continue;
            double kwh = 0;
            long[] wh = new long[50];
            for (int d = 0; d < 365; d++) {
                MarketDay day = day(utility, utility.from().plusDays(d));
                load.draw(customer, day, wh);
                for (int s = 0; s < day.slots; s++)
                    kwh += wh[s] / 1000.0;
            }
            assertThat(kwh / customer.annualKwh()).as(customer.archetype().name()).isBetween(0.85, 1.15);
        }
    }

    @Test
    void no_load_exceeds_its_contract() {
        Utility utility = Utility.of(300, LocalDate.of(2026, 1, 1), 40, BERLIN);
        Load load = new Load(utility.seed());
        Customers customers = new Customers(utility);
        long[] wh = new long[50];
        for (int d = 0; d < 40; d++) {
            MarketDay day = day(utility, utility.from().plusDays(d));
            for (int c = 0; c < 300; c++) {
                Customer customer = customers.at(c);
                load.draw(customer, day, wh);
                for (int s = 0; s < day.slots; s++)
                    assertThat(wh[s]).isBetween(0L, Math.round(customer.contractedKw() * 500));
            }
        }
    }

    /** Each day is made apart, and yet a day's noise ends where the next one's begins, and every step is that of the same AR(1). */
    @Test
    void noise_runs_on_over_midnight() {
        Utility utility = honest(2, 400);
        Load load = new Load(utility.seed());
        double end = Double.NaN;
        double squares = 0;
        double products = 0;
        for (int d = 0; d < 400; d++) {
            MarketDay day = day(utility, utility.from().plusDays(d));
            double[] noise = load.noise(1, day);
            if (d > 0) assertThat(noise[0]).isCloseTo(end, within(1e-3));
            for (int s = 0; s < day.slots; s++) {
                squares += noise[s] * noise[s];
                products += noise[s] * noise[s + 1];
            }
            end = noise[day.slots];
        }
        assertThat(products / squares).isCloseTo(Math.sqrt(0.65), within(0.02));
        assertThat(squares / (400 * 48)).isCloseTo(1, within(0.1));
    }

    private static Utility honest(int customers, int days) {
        return Utility.of(customers, LocalDate.of(2026, 9, 21), days, BERLIN).withMishaps(Mishaps.NONE);
    }

    static MarketDay day(Utility utility, LocalDate date) {
        return new MarketDay(date, utility.zone(), utility.interval(), new Weather(utility.seed()));
    }

    private static Map<String, Map<String, Object>> by(String id, List<Map<String, Object>> lines) {
        Map<String, Map<String, Object>> byId = new HashMap<>();
        for (Map<String, Object> line : lines)
            byId.put((String) line.get(id), line);
        return byId;
    }
}
