package com.meterwise.ingestion.meterday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.checking.SumCheck;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registers.Count;

class CountedTest {
    private static final long START = 1_000_000;
    private static final long END = START + 86_400;
    private static final MeterDay.Key KEY = new MeterDay.Key("M", "importKwh", LocalDate.of(2026, 3, 1));
    private static final SumCheck RULE = new SumCheck(2, 0.002);

    @Test
    void a_day_read_at_both_midnights_has_a_count_of_its_own() {
        assertThat(counted(new Count(START, END, 24_000, 1), 0, true).countedWh(series(hours()))).contains(24_000L);
    }

    @Test
    void what_the_days_before_have_of_a_count_is_taken_off() {
        assertThat(counted(new Count(START - 86_400, END, 50_000, 1), 26_000, true).countedWh(series(hours()))).contains(24_000L);
    }

    @Test
    void a_count_that_does_not_end_with_the_day_or_of_which_a_slot_is_missing_scales_nothing() {
        assertThat(counted(new Count(START, END - 3_600, 23_000, 1), 0, true).countedWh(series(hours()))).isEmpty();
        assertThat(counted(new Count(START + 3_600, END, 23_000, 1), 0, true).countedWh(series(hours()))).isEmpty();
        assertThat(counted(new Count(START - 86_400, END, 50_000, 1), 26_000, false).countedWh(series(hours()))).isEmpty();
    }

    @Test
    void slots_that_sum_to_what_was_counted_within_two_steps_of_the_register_pass() {
        assertThat(judged(new Count(START, END, 25_900, 1_000), 0, hours())).isEmpty();
        assertThat(judged(new Count(START, END, 26_100, 1_000), 0, hours())).get().extracting(Suspicion::rule).isEqualTo("V10");
    }

    @Test
    void only_the_slots_between_the_reads_are_summed() {
        assertThat(judged(new Count(START + 3_600, START + 7_200, 1_000, 1), 0, hours())).isEmpty();
        assertThat(judged(new Count(START - 86_400, START + 7_200, 28_000, 1), 26_000, hours())).isEmpty();
        assertThat(judged(new Count(START - 86_400, START + 7_200, 29_000, 1), 26_000, hours())).isPresent();
    }

    @Test
    void a_sum_of_which_a_slot_is_missing_is_not_judged() {
        long[] wh = hours();
        wh[7] = Energy.MISSING;
        assertThat(judged(new Count(START, END, 90_000, 1), 0, wh)).isEmpty();
    }

    private static Optional<Suspicion> judged(Count count, long earlier, long[] wh) {
        return counted(count, earlier, true).judge(KEY, 3_600, wh, RULE);
    }

    private static Counted counted(Count count, long earlier, boolean isWhole) {
        return new Counted(START, END, Map.of(KEY, List.of(new Counted.Until(count, earlier, isWhole))));
    }

    private static Series series(long[] wh) { return new Series("M", "importKwh", KEY.day(), Duration.ofHours(1), wh); }

    private static long[] hours() { return LongStream.generate(() -> 1_000).limit(24).toArray(); }
}
