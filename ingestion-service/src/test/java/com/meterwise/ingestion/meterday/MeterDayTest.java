package com.meterwise.ingestion.meterday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registry.Ownership;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MeterDayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant MIDNIGHT = Instant.parse("2025-12-31T23:00:00Z");
    private static final Instant REVISED = Instant.parse("2026-01-02T00:00:00Z");

    @Test
    void a_later_revision_wins_and_an_earlier_one_does_not_count() {
        MeterDay day = day();
        assertThat(day.merge(block(0, REVISED, 1, 2, Double.NaN), 0).changed()).isEqualTo(2);
        MeterDay.Merged later = day.merge(block(1, REVISED.plusSeconds(1), 5), 1);
        assertThat(later.changed()).isEqualTo(1);
        assertThat(day.revision()).isEqualTo(2);
        MeterDay.Merged earlier = day.merge(block(0, REVISED.minusSeconds(1), 7, 7, 7), 0);
        assertThat(earlier.outdated()).isEqualTo(2);
        assertThat(earlier.changed()).isEqualTo(1);
        assertThat(day.wh()).startsWith(1000, 5000, 7000, Energy.MISSING);
    }

    @Test
    void the_same_block_again_is_nothing() {
        MeterDay day = day();
        day.merge(block(0, REVISED, 1, 2), 0);
        assertThat(day.merge(block(0, REVISED, 1, 2), 0).isRepeat()).isTrue();
        assertThat(day.merge(block(0, REVISED.minusSeconds(9), 1, 2), 0).isRepeat()).isTrue();
        assertThat(day.revision()).isEqualTo(1);
    }

    @Test
    void contradicting_duplicate() {
        MeterDay day = day();
        day.merge(block(0, REVISED, 1, 2), 0);
        BlockUploaded other = block(0, REVISED, 1, 3);
        MeterDay.Merged merged = day.merge(other, 0);
        assertThat(merged.conflicts()).containsExactly(new MeterDay.Conflict(1, 2000, 3000));
        assertThat(day.wh()[1]).isEqualTo(2000);
        List<Finding> findings = new ContradictingDuplicate().findings(other, day, merged);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo("V02");
        assertThat(findings.get(0).id()).as("found again, it is the same")
                .isEqualTo(new ContradictingDuplicate().findings(other, day, merged).get(0).id());
    }

    @Property(tries = 200)
    void the_order_of_arrival_does_not_matter_and_sums_are_exact(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int blocks) {
        Random random = new Random(seed);
        List<BlockUploaded> sent = new ArrayList<>();
        for (int b = 0; b < blocks; b++) {
            int first = random.nextInt(40);
            double[] kwh = new double[1 + random.nextInt(48 - first)];
            for (int i = 0; i < kwh.length; i++)
                kwh[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(1_000_000) / 1000.0;
            // every block has a revision of its own, so that the values of a slot are ordered
            sent.add(block(first, REVISED.plusSeconds(b), kwh));
        }
        MeterDay inOrder = merged(sent);
        Collections.shuffle(sent, random);
        MeterDay shuffled = merged(sent);
        assertThat(shuffled.wh()).isEqualTo(inOrder.wh());
        assertThat(shuffled.quality()).isEqualTo(inOrder.quality());
        int revision = shuffled.revision();
        for (BlockUploaded again : sent)
            shuffled.merge(again, slotOf(again));
        assertThat(shuffled.wh()).as("all of it again changes nothing").isEqualTo(inOrder.wh());
        assertThat(shuffled.revision()).isEqualTo(revision);
        long wh = Arrays.stream(inOrder.wh()).filter(value -> value != Energy.MISSING).sum();
        long back = Arrays.stream(inOrder.measuredKwh()).filter(value -> !Double.isNaN(value)).mapToLong(value -> Math.round(value * 1000))
                .sum();
        assertThat(back).isEqualTo(wh);
    }

    @Test
    void a_grade_is_the_share_of_slots_present() {
        assertThat(Grade.of(96, 0, 96, Severity.NONE)).isEqualTo(Grade.A);
        assertThat(Grade.of(95, 0, 96, Severity.NONE)).isEqualTo(Grade.B);
        assertThat(Grade.of(80, 0, 96, Severity.NONE)).isEqualTo(Grade.C);
        assertThat(Grade.of(40, 0, 96, Severity.NONE)).isEqualTo(Grade.F);
    }

    private static MeterDay merged(List<BlockUploaded> blocks) {
        MeterDay day = day();
        for (BlockUploaded block : blocks)
            day.merge(block, slotOf(block));
        return day;
    }

    private static int slotOf(BlockUploaded block) { return (int) (Duration.between(MIDNIGHT, block.start()).toMinutes() / 30); }

    static MeterDay day() {
        return MeterDay.empty(new MeterDay.Key("M", "importKwh", DAY), Duration.ofMinutes(30), 48,
                new Ownership.Line(LocalDate.of(1970, 1, 1), "CUSTOMER", "C", null));
    }

    static BlockUploaded block(int firstSlot, Instant revisedAt, double... kwh) {
        StringBuilder quality = new StringBuilder();
        for (double value : kwh)
            quality.append(Double.isNaN(value) ? '-' : 'V');
        return new BlockUploaded("U", "M", "importKwh", DAY, MIDNIGHT.plus(Duration.ofMinutes(30L * firstSlot)), Duration.ofMinutes(30),
                kwh,
                quality.toString(), revisedAt, revisedAt, revisedAt);
    }
}
