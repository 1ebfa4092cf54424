package com.meterwise.ingestion.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.RegisterReads;
import com.meterwise.ingestion.registry.Dial;
import com.meterwise.ingestion.registry.MeterFacts;

class DifferencingTest {
    private static final long MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private final TreeMap<Long, Double> kept = new TreeMap<>();
    private final Differencing differencing = new Differencing(this::keep, new Advance(0.9));

    @Test
    void reads_an_interval_apart_become_slots() {
        assertThat(blocks(false, 100, 101.5, 104).blocks()).singleElement().satisfies(block -> {
            assertThat(block.wh()).containsExactly(1_500, 2_500);
            assertThat(block.start()).isEqualTo(Instant.ofEpochSecond(MIDNIGHT));
            assertThat(block.interval()).isEqualTo(Duration.ofHours(1));
        });
    }

    @Test
    void the_dial_is_multiplied_by_its_ratios() { assertThat(blocks(true, 10, 10.5).blocks().get(0).wh()).containsExactly(500 * 40); }

    @Test
    void a_dial_that_begins_again_goes_on_counting() {
        // 5 digits times 40: full at 4,000,000 kWh
        assertThat(blocks(true, 99_999, 1).blocks().get(0).wh()).containsExactly(2_000 * 40);
    }

    @Test
    void a_count_that_falls_from_the_middle_or_too_far_was_reset() {
        Differencing.Differenced reset = blocks(true, 50_000, 1, 2);
        assertThat(reset.falls()).singleElement().satisfies(fall -> {
            assertThat(fall.detail()).contains("fell from 2000000.000 to 40.000 kWh");
            assertThat(fall.line()).isEqualTo(2);
        });
        assertThat(reset.blocks().get(0).wh()).containsExactly(Energy.MISSING, 1_000 * 40);
        kept.clear();
        assertThat(blocks(true, 95_000, 4_900).falls()).hasSize(1);
    }

    @Test
    void a_read_goes_on_from_the_one_an_earlier_request_brought() {
        assertThat(blocks(false, 100).blocks()).isEmpty();
        Differencing.Differenced next = differencing.blocks(reads(MIDNIGHT + 3600, false, 103), METER);
        assertThat(next.blocks()).extracting(Block::wh).containsExactly(new long[]{ 3_000 });
    }

    @Test
    void over_several_slots_only_the_sum_is_known_and_no_slot_is_made_up() {
        blocks(false, 100);
        assertThat(differencing.blocks(reads(MIDNIGHT + 3 * 3600, false, 103), METER).blocks()).isEmpty();
        // the missing read comes late: its neighbours on both sides are there
        assertThat(differencing.blocks(reads(MIDNIGHT + 2 * 3600, false, 101), METER).blocks()).singleElement()
                .satisfies(block -> assertThat(block.wh()).containsExactly(Energy.MISSING, Energy.MISSING, 2_000));
    }

    private static final MeterFacts METER = new MeterFacts("M", Set.of("importKwh"), Optional.of(Duration.ofHours(1)),
            OptionalDouble.of(100_000), new Dial(40, OptionalInt.of(5)));

    private Differencing.Differenced blocks(boolean dial, double... kwh) { return differencing.blocks(reads(MIDNIGHT, dial, kwh), METER); }

    private static RegisterReads reads(long from, boolean dial, double... kwh) {
        long[] at = new long[kwh.length];
        double[] wh = new double[kwh.length];
        long[] lines = new long[kwh.length];
        for (int i = 0; i < kwh.length; i++) {
            at[i] = from + 3600L * i;
            wh[i] = kwh[i] * 1000;
            lines[i] = i + 1;
        }
        return new RegisterReads("M", "importKwh", at, wh, dial, Optional.empty(), null, lines);
    }

    private NavigableMap<Long, Double> keep(String meterId, String channel, NavigableMap<Long, Double> reads) {
        kept.putAll(reads);
        Long before = kept.lowerKey(reads.firstKey());
        Long after = kept.higherKey(reads.lastKey());
        return kept.subMap(before == null ? reads.firstKey() : before, true, after == null ? reads.lastKey() : after, true);
    }
}
