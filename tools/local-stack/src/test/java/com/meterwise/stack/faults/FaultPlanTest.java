package com.meterwise.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Json;

class FaultPlanTest {
    private static final FaultPlan PLAN = new FaultPlan(7);

    @Test
    void the_same_seed_and_number_give_the_same_round_whatever_was_asked_before() {
        FaultPlan.Round alone = new FaultPlan(7).round(123);
        IntStream.rangeClosed(1, 122).forEach(PLAN::round);
        assertThat(PLAN.round(123)).isEqualTo(alone);
        assertThat(new FaultPlan(8).round(123).faults()).isNotEqualTo(alone.faults());
    }

    @Test
    void eight_rounds_have_done_everything_that_needs_no_disk_and_six_have_killed_everybody() {
        for (long seed = 0; seed < 50; seed++) {
            FaultPlan plan = new FaultPlan(seed);
            assertThat(IntStream.rangeClosed(1, 8).mapToObj(plan::round).map(round -> round.faults().get(0).kind()))
                    .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(FaultKind.FULL_DISK)));
            assertThat(IntStream.rangeClosed(1, 9).mapToObj(new FaultPlan(seed, true)::round).map(round -> round.faults().get(0).kind()))
                    .containsExactlyInAnyOrder(FaultKind.values());
            assertThat(IntStream.rangeClosed(1, 6).mapToObj(plan::round).map(round -> round.faults().get(1).target()).distinct())
                    .hasSize(6);
        }
    }

    @Test
    void a_plan_is_data() throws Exception {
        for (int number = 1; number <= 50; number++) {
            FaultPlan.Round round = PLAN.round(number);
            assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(round), FaultPlan.Round.class)).isEqualTo(round);
        }
    }

    @Test
    void what_makes_no_sense_is_no_fault() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(FaultKind.CUT, "campaign", null, 0, 1_000, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(FaultKind.KILL, "campaign", Store.KAFKA, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(FaultKind.KILL, "campaign", null, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(FaultKind.PAUSE, "campaign", null, 0, 60_000, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FaultPlan.Round(1, 0, List.of()));
    }
}
