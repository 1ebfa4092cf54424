package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import com.meterwise.synthetic.Written.Block;

class MishapsTest {
    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final Utility UTILITY = Utility.of(100, FROM, 30, ZoneId.of("Europe/Berlin"));

    @Test
    void theft_lowers_what_is_registered_from_its_day_on_and_leaves_the_supply() throws IOException {
        Utility robbed = UTILITY.withMishaps(new Mishaps(0, 25, 0, 0));
        Map<String, Block> honest = byMeterAndDay(UTILITY.withMishaps(Mishaps.NONE));
        Map<String, Block> registered = byMeterAndDay(robbed);
        Map<String, Map<String, Object>> thefts = new HashMap<>();
        for (Map<String, Object> line : Written.lines(robbed::writeTruth)) {
            if (line.containsKey("theft")) thefts.put(meterOf(line), line);
        }
        assertThat(thefts).hasSize(4);
        honest.forEach((key, block) -> {
            Map<?, ?> theft = thefts.containsKey(block.meterId()) ? (Map<?, ?>) thefts.get(block.meterId()).get("theft") : null;
            if (theft == null || block.date().compareTo((String) theft.get("from")) < 0) {
                if (isNoSecondMeter(block)) assertThat(registered.get(key)).isEqualTo(block);
            } else {
                double share = registered.get(key).sum() / (double) block.sum();
                assertThat(share).isBetween((Double) theft.get("registeredShare") - .01, (Double) theft.get("registeredShare") + .01);
            }
        });
    }

    @Test
    void a_drifting_customer_lives_its_old_life_until_the_day_and_its_new_one_after() {
        Utility drifting = UTILITY.withMishaps(new Mishaps(2, 0, 0, 0));
        Customers customers = new Customers(drifting);
        int seen = 0;
        for (int c = 0; c < 100; c++) {
            Customer customer = customers.at(c);
            if (customer.drift() == null || customer.archetype() != Archetype.OFFICE) continue;
            seen++;
            long day = customer.drift().fromDay();
            assertThat(nightShare(drifting, customer, day - 7)).as("office nights").isLessThan(0.16);
            assertThat(nightShare(drifting, customer, day)).as("plant nights").isGreaterThan(0.2);
            assertThat(day).isBetween(FROM.plusDays(12).toEpochDay(), FROM.plusDays(21).toEpochDay());
        }
        assertThat(seen).isPositive();
    }

    @Test
    void the_planted_shares_hold_exactly_and_small_utilities_have_some_too() throws IOException {
        Utility large = Utility.of(1000, FROM, 30, UTILITY.zone());
        assertThat(planted(large, "drift")).isEqualTo(50);
        assertThat(planted(large, "theft")).isBetween(15L, 20L);
        assertThat(planted(Utility.of(24, FROM, 30, UTILITY.zone()), "drift")).isEqualTo(2);
    }

    @Test
    void nobody_drifts_or_steals_when_nothing_is_planted() throws IOException {
        Utility honest = UTILITY.withMishaps(Mishaps.NONE);
        assertThat(planted(honest, "drift") + planted(honest, "theft")).isZero();
    }

    @Test
    void slots_are_missing_at_the_asked_rate_and_never_on_feeders() throws IOException {
        Utility gappy = UTILITY.withMishaps(new Mishaps(0, 0, 0.03, 0));
        long expected = (100L + 4) * 30 * 48;
        long present = 0;
        for (Block block : Written.blocks(gappy)) {
            if (block.isFeeders()) assertThat(block.wh()).doesNotContainNull();
            else
                present += block.wh().stream().filter(Objects::nonNull).count();
        }
        assertThat((expected - present) / (double) expected).isBetween(0.024, 0.036);
    }

    @Test
    void a_gap_is_null_and_the_other_slots_keep_their_values() throws IOException {
        Map<String, Block> whole = byMeterAndDay(UTILITY.withMishaps(Mishaps.NONE));
        Map<String, Block> gappy = byMeterAndDay(UTILITY.withMishaps(new Mishaps(0, 0, 0.03, 0)));
        assertThat(whole.size()).isGreaterThan(gappy.size());
        gappy.forEach((key, block) -> {
            for (int s = 0; s < block.wh().size(); s++) {
                if (block.wh().get(s) != null) assertThat(block.wh().get(s)).isEqualTo(whole.get(key).wh().get(s));
            }
        });
    }

    @Test
    void a_block_sent_twice_is_sent_the_same() throws IOException {
        List<Block> once = Written.blocks(UTILITY.withMishaps(Mishaps.NONE));
        List<Block> twice = Written.blocks(UTILITY.withMishaps(new Mishaps(0, 0, 0, 0.05)));
        assertThat(twice.size() - once.size()).isBetween(110, 210);
        assertThat(twice.stream().distinct().toList()).isEqualTo(once);
    }

    private static double nightShare(Utility utility, Customer customer, long fromDay) {
        Load load = new Load(utility.seed());
        long[] wh = new long[50];
        long night = 0;
        long all = 0;
        for (int d = 0; d < 7; d++) {
            MarketDay day = EnergyTest.day(utility, LocalDate.ofEpochDay(fromDay + d));
            load.draw(customer, day, wh);
            for (int s = 0; s < day.slots; s++) {
                all += wh[s];
                if (s < 12) night += wh[s];
            }
        }
        return night / (double) all;
    }

    private static Map<String, Block> byMeterAndDay(Utility utility) throws IOException {
        Map<String, Block> blocks = new HashMap<>();
        for (Block block : Written.blocks(utility))
            blocks.put(block.meterId() + "/" + block.date(), block);
        return blocks;
    }

    private static long planted(Utility utility, String planted) throws IOException {
        return Written.lines(utility::writeTruth).stream().filter(line -> line.containsKey(planted)).count();
    }

    private static String meterOf(Map<String, Object> customer) { return ((String) customer.get("customerId")).replace("C-", "M-"); }

    private static boolean isNoSecondMeter(Block block) { return block.isFeeders() || block.meterId().compareTo("M-000100") <= 0; }
}
