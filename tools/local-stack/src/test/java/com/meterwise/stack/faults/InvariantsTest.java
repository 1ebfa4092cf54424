package com.meterwise.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class InvariantsTest {
    private static final MeterDay ONE = new MeterDay("M1", LocalDate.of(2026, 3, 2));
    private static final MeterDay OTHER = new MeterDay("M2", LocalDate.of(2026, 3, 2));

    @Test
    void the_journal_holds_what_was_accepted_last() {
        Journal journal = new Journal();
        journal.accepted(block("1,null"));
        journal.accepted(block("0.321,2"));
        assertThat(journal.meterDays()).containsOnlyKeys(ONE);
        assertThat(journal.meterDays().get(ONE)).containsExactly(321, 2_000);
        journal.accepted(block("0.5,null"));
        assertThat(journal.meterDays().get(ONE)).containsExactly(500, Journal.NONE);
    }

    @Test
    void a_value_that_is_not_kept_as_it_was_accepted_is_seen() {
        assertThat(Invariants.difference(new long[]{ 1, 2 }, new long[]{ 1, 2 })).isNull();
        assertThat(Invariants.difference(new long[]{ 1, 2 }, new long[]{ 1, 3 })).isEqualTo("slot 1 is 3 Wh instead of 2");
        assertThat(Invariants.difference(new long[]{ 1, 2 }, null)).isEqualTo("there is no such meter-day");
        assertThat(Invariants.difference(new long[]{ 1, 2 }, new long[]{ 1 })).isEqualTo("1 slots instead of 2");
    }

    @Test
    void a_lost_a_stale_and_an_invented_meter_day_are_seen() {
        Held told = new Held(2, 48, 1_000);
        assertThat(compared(Map.of(ONE, told), Map.of(ONE, told))).isEmpty();
        assertThat(compared(Map.of(ONE, told), Map.of())).hasSize(1);
        assertThat(compared(Map.of(ONE, told), Map.of(ONE, new Held(1, 48, 1_000)))).hasSize(1);
        assertThat(compared(Map.of(ONE, told), Map.of(ONE, new Held(2, 48, 2_000)))).hasSize(1);
        assertThat(compared(Map.of(ONE, told), Map.of(ONE, told, OTHER, told))).hasSize(1);
    }

    private static List<String> compared(Map<MeterDay, Held> told, Map<MeterDay, Held> held) {
        List<String> broken = new ArrayList<>();
        Invariants.compare("a service", told, held, broken);
        return broken;
    }

    private static String block(String values) {
        return "{\"meterId\":\"M1\",\"start\":\"2026-03-02T00:00:00+01:00\",\"interval\":\"PT12H\",\"values\":[%s]}%n".formatted(values);
    }
}
