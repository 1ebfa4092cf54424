package com.meterwise.ingestion.meterday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.registry.Ownership;
import com.meterwise.platform.time.MarketTime;

class MergingTest {
    private static final MarketTime BERLIN = new MarketTime(ZoneId.of("Europe/Berlin"));
    private static final Instant AT = Instant.parse("2026-01-05T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private final Ownership owner = new Ownership(List.of(new Ownership.Line(LocalDate.of(2026, 1, 1), "CUSTOMER", "NEW", null),
            new Ownership.Line(FIRST, "CUSTOMER", "OLD", null)));
    private final Merging merging = new Merging(BERLIN, List.of(new ContradictingDuplicate()), new HashMap<>(), Map.of("M", owner));

    @Test
    void a_day_belongs_to_its_owner_of_that_day() {
        merging.add(MeterDayTest.block(0, AT, 1));
        assertThat(merging.changed()).extracting(day -> day.owner().customerId()).containsExactly("NEW");
        assertThat(owner.on(LocalDate.of(2025, 12, 31)).customerId()).isEqualTo("OLD");
        assertThat(owner.on(LocalDate.of(1960, 1, 1)).customerId()).as("before all that is known").isEqualTo("OLD");
    }

    @Test
    void two_blocks_of_a_day_in_one_batch_are_two_revisions_and_one_row() {
        merging.add(MeterDayTest.block(0, AT, 1));
        merging.add(MeterDayTest.block(1, AT, 2));
        merging.add(MeterDayTest.block(1, AT, 2));
        assertThat(merging.changed()).hasSize(1);
        assertThat(merging.touched()).hasSize(1);
        assertThat(merging.changed().iterator().next().revision()).isEqualTo(2);
        assertThat(merging.counts()).containsEntry("U", new StreamCount(2, 1, 0, 0));
    }

    @Test
    void slots_of_another_length_are_kept_aside_with_a_finding() {
        merging.add(MeterDayTest.block(0, AT, 1));
        BlockUploaded half = MeterDayTest.block(0, AT, 1);
        merging.add(
                new BlockUploaded("U", "M", "importKwh", half.day(), half.start(), Duration.ofMinutes(15), half.values(), "V", AT, AT, AT));
        assertThat(merging.findings()).extracting(Finding::rule).containsExactly("V01");
        assertThat(merging.unapplied()).extracting(Merging.Unapplied::reason).containsExactly("INTERVAL");
    }

    @Test
    void a_block_of_a_meter_nobody_registered_is_a_fault() {
        BlockUploaded block = MeterDayTest.block(0, AT, 1);
        Merging nobody = new Merging(BERLIN, List.of(), new HashMap<>(), Map.of());
        assertThatThrownBy(() -> nobody.add(block)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("M");
    }
}
