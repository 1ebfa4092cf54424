package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.meterwise.synthetic.Written.Block;

class UtilityTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FROM = LocalDate.of(2026, 3, 27);
    private final Utility utility = Utility.of(30, FROM, 5, BERLIN);

    @Test
    void the_same_seed_writes_the_same_bytes() throws IOException {
        Utility twin = Utility.of(30, FROM, 5, BERLIN);
        assertThat(everything(twin)).isEqualTo(everything(utility));
    }

    @Test
    void another_seed_writes_other_readings_customers_feeders_and_truth() throws IOException {
        Utility other = utility.withSeed(2);
        assertThat(Written.bytes(other::writeReadings)).isNotEqualTo(Written.bytes(utility::writeReadings));
        assertThat(Written.bytes(other::writeCustomers)).isNotEqualTo(Written.bytes(utility::writeCustomers));
        assertThat(Written.bytes(other::writeFeeders)).isNotEqualTo(Written.bytes(utility::writeFeeders));
        assertThat(Written.bytes(other::writeTruth)).isNotEqualTo(Written.bytes(utility::writeTruth));
    }

    @Test
    void readings_written_day_by_day_are_those_written_at_once() throws IOException {
        ByteArrayOutputStream days = new ByteArrayOutputStream();
        for (int d = 0; d < 5; d++)
            utility.writeReadings(FROM.plusDays(d), FROM.plusDays(d + 1), days);
        assertThat(days.toByteArray()).isEqualTo(Written.bytes(utility::writeReadings));
    }

    @Test
    void a_day_has_as_many_slots_as_its_local_length_holds() throws IOException {
        assertThat(slots("2026-03-29", "PT15M")).containsOnly(92);
        assertThat(slots("2026-03-30", "PT15M")).containsOnly(96);
        assertThat(slots("2026-10-25", "PT15M")).containsOnly(100);
        assertThat(slots("2026-03-29", "PT30M")).containsOnly(46);
        assertThat(slots("2026-10-25", "PT30M")).containsOnly(50);
        assertThat(slots("2026-10-25", "PT1H")).containsOnly(25);
    }

    @Test
    void a_market_without_clock_changes_has_equal_days_and_chinas_old_summer_time_is_known() throws IOException {
        assertThat(MarketDay.slots(LocalDate.of(2026, 6, 1), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(15))).isEqualTo(96);
        assertThat(MarketDay.slots(LocalDate.of(1990, 4, 15), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(15))).isEqualTo(92);
    }

    @Test
    void blocks_start_at_local_midnight_with_the_offset_of_that_day() throws IOException {
        Stream<String> starts = Written.blocks(utility).stream().map(Block::start).distinct();
        assertThat(starts).containsExactly("2026-03-27T00:00:00+01:00", "2026-03-28T00:00:00+01:00", "2026-03-29T00:00:00+01:00",
                "2026-03-30T00:00:00+02:00", "2026-03-31T00:00:00+02:00");
    }

    @Test
    void every_meter_reports_every_day_when_nothing_goes_wrong() throws IOException {
        Utility honest = utility.withMishaps(Mishaps.NONE);
        List<Block> blocks = Written.blocks(honest);
        int meters = Written.lines(honest::writeMeters).size();
        assertThat(meters).isEqualTo(30 + 2 + 2);
        assertThat(blocks).hasSize(meters * 5).doesNotHaveDuplicates();
        assertThat(honest.writeReadings(FROM, FROM.plusDays(1), new ByteArrayOutputStream())).isEqualTo(meters);
    }

    @Test
    void days_outside_the_utility_are_refused() {
        assertThatThrownBy(() -> utility.writeReadings(FROM, FROM.plusDays(6), new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2026-04-01");
        assertThatThrownBy(() -> utility.writeReadings(FROM.minusDays(1), FROM, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nonsense_is_refused_with_the_limit() {
        assertThatThrownBy(() -> Utility.of(1, FROM, 5, BERLIN)).hasMessageContaining("2 to 100000000, got 1");
        assertThatThrownBy(() -> Utility.of(30, FROM, 0, BERLIN)).hasMessageContaining("days");
        assertThatThrownBy(() -> utility.withInterval(Duration.ofMinutes(7))).hasMessageContaining("PT7M");
        assertThatThrownBy(() -> utility.withInterval(Duration.ofHours(5))).hasMessageContaining("PT5H");
        assertThatThrownBy(() -> new Mishaps(-1, 0, 0, 0)).hasMessageContaining("driftEvery");
        assertThatThrownBy(() -> new Mishaps(0, 0, Double.NaN, 0)).hasMessageContaining("gaps");
    }

    @Test
    void a_slot_longer_than_the_clock_change_is_refused_on_that_day() {
        Utility coarse = utility.withInterval(Duration.ofHours(2));
        assertThatThrownBy(() -> Written.bytes(coarse::writeReadings)).hasMessageContaining("2026-03-29");
    }

    private Stream<Integer> slots(String day, String interval) throws IOException {
        Utility oneDay = Utility.of(4, LocalDate.parse(day), 1, BERLIN).withInterval(Duration.parse(interval));
        return Written.blocks(oneDay).stream().map(block -> block.wh().size());
    }

    private static byte[] everything(Utility utility) throws IOException {
        return Written.bytes(out -> {
            utility.writeCustomers(out);
            utility.writeMeters(out);
            utility.writeFeeders(out);
            utility.writeTruth(out);
            utility.writeReadings(out);
        });
    }
}
