package com.meterwise.ingestion.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.registry.Dial;
import com.meterwise.ingestion.registry.MeterFacts;

class CountTest {
    private static final MeterFacts TIMES_40 = new MeterFacts("M", Set.of("importKwh"), Optional.empty(), OptionalDouble.of(100_000),
            new Dial(40, OptionalInt.of(5)));

    @Test
    void reads_one_after_another_are_one_count_from_the_first_to_the_last() {
        assertThat(counts(100, 110, 130)).containsExactly(new Count(0, 172_800, 30 * 40_000, 40_000));
    }

    @Test
    void a_dial_that_begins_again_goes_on_counting() {
        assertThat(counts(99_999, 1, 2)).extracting(Count::wh).containsExactly(3 * 40_000.0);
    }

    @Test
    void a_reset_ends_a_count_and_begins_another() {
        assertThat(counts(500, 600, 3, 10)).extracting(Count::from, Count::to, Count::wh).containsExactly(
                org.assertj.core.groups.Tuple.tuple(0L, 86_400L, 4_000_000.0),
                org.assertj.core.groups.Tuple.tuple(172_800L, 259_200L, 280_000.0));
    }

    @Test
    void a_single_read_counts_nothing() { assertThat(counts(500)).isEmpty(); }

    @Test
    void a_step_of_the_register_is_as_fine_as_its_reads_were_told_times_the_multiplier() {
        assertThat(counts(100.5, 101)).extracting(Count::resolutionWh).containsExactly(4_000.0);
        assertThat(counts(100.25, 101)).extracting(Count::resolutionWh).containsExactly(400.0);
        assertThat(counts(100.123_456, 101)).extracting(Count::resolutionWh).containsExactly(40.0);
    }

    private static List<Count> counts(double... dial) {
        NavigableMap<Long, Double> reads = new TreeMap<>();
        for (int day = 0; day < dial.length; day++)
            reads.put(86_400L * day, dial[day] * 1000 * 40);
        return Count.of(reads, TIMES_40, new Advance(0.9));
    }
}
