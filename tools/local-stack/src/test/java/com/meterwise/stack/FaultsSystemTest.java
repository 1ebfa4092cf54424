package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.embedded.Root;
import com.meterwise.stack.faults.FaultPlan;

/** R1 of the targets, in small: ./faults does the same with more rounds and other seeds. */
class FaultsSystemTest {
    private static final FaultPlan PLAN = new FaultPlan(20261123);
    private static final FaultPlan ANOTHER = new FaultPlan(20261124);
    private static final int ROUNDS = 10;
    private static final int SLOW_ROUNDS = 40;

    @TempDir
    Path folder;

    /** Ten rounds have killed each process and done each thing there is to do. */
    @Test
    void a_system_to_which_everything_was_done_knows_in_the_end_what_one_left_alone_knows() {
        Map<String, JsonNode> undisturbed;
        try (FaultRounds rounds = start("undisturbed")) {
            rounds.before(1);
            for (int round = 1; round <= ROUNDS; round++)
                assertThat(rounds.undisturbed(round)).isEmpty();
            undisturbed = rounds.digests();
        }
        try (FaultRounds rounds = start("disturbed")) {
            rounds.before(1, rounds::killWorkers);
            run(rounds, PLAN, ROUNDS);
            assertThat(rounds.digests()).isEqualTo(undisturbed);
        }
    }

    @Test
    @Tag("slow")
    void forty_rounds_break_nothing_and_live_state_is_that_of_a_replay() {
        try (FaultRounds rounds = start("slow")) {
            rounds.before(1);
            run(rounds, ANOTHER, SLOW_ROUNDS);
            assertThat(rounds.differingFromReplay(SLOW_ROUNDS)).isEmpty();
        }
    }

    private static void run(FaultRounds rounds, FaultPlan plan, int count) {
        for (int number = 1; number <= count; number++)
            assertThat(rounds.disturbed(plan.round(number))).as("./faults --seed %d --from-round %d --rounds 1", plan.seed(), number)
                    .isEmpty();
    }

    private FaultRounds start(String name) { return FaultRounds.start(Root.find(), folder.resolve(name), new Progress(System.out)); }
}
