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

/**
 * R1 of the targets, in small: ./faults does the same with more rounds and other seeds. Too long for every run, in which
 * {@link DigestUnderKillTest} kills each process.
 */
@Tag("slow")
class FaultsSystemTest {
    /** Its first rounds overload, pause, leave connections half open and share out anew. */
    private static final FaultPlan PLAN = new FaultPlan(162);
    private static final FaultPlan ANOTHER = new FaultPlan(20261124);
    /** Enough for a kind each; every process is killed before, so that the rounds need not come to all of them. */
    private static final int ROUNDS = 4;
    private static final int MORE_ROUNDS = 10;
    private static final int SLOW_ROUNDS = 40;

    /** Killed while the readings of a day of the history are on their way: by the day's number. */
    private static final Map<Integer, String> DURING_THE_LOAD = Map.of(2, "ingestion", 4, "Kafka", 6, "segmentation", 8, "PostgreSQL", 10,
            "forecasting", 12, "campaign");

    @TempDir
    Path folder;

    @Test
    void a_system_to_which_everything_was_done_knows_in_the_end_what_one_left_alone_knows() { disturbedAsUndisturbed(ROUNDS); }

    /** Ten rounds have killed each process once more and done each thing there is to do. */
    @Test
    void ten_rounds_leave_what_one_left_alone_knows() { disturbedAsUndisturbed(MORE_ROUNDS); }

    @Test
    void forty_rounds_break_nothing_and_live_state_is_that_of_a_replay() {
        try (FaultRounds rounds = start("slow")) {
            rounds.before(1);
            run(rounds, ANOTHER, SLOW_ROUNDS);
            assertThat(rounds.differingFromReplay(SLOW_ROUNDS)).isEmpty();
        }
    }

    private void disturbedAsUndisturbed(int count) {
        Map<String, JsonNode> undisturbed;
        try (FaultRounds rounds = start("undisturbed")) {
            rounds.before(1);
            for (int round = 1; round <= count; round++)
                assertThat(rounds.undisturbed(round)).isEmpty();
            undisturbed = rounds.digests();
            assertThat(rounds.missing()).doesNotContain("readings", "customers", "segments", "forecasts");
        }
        try (FaultRounds rounds = start("disturbed")) {
            rounds.before(1, DURING_THE_LOAD, rounds::killWorkers);
            run(rounds, PLAN, count);
            assertThat(rounds.digests()).isEqualTo(undisturbed);
        }
    }

    private static void run(FaultRounds rounds, FaultPlan plan, int count) {
        for (int number = 1; number <= count; number++)
            assertThat(rounds.disturbed(plan.round(number))).as("./faults --seed %d --from-round %d --rounds 1", plan.seed(), number)
                    .isEmpty();
    }

    private FaultRounds start(String name) { return FaultRounds.start(Root.find(), folder.resolve(name), new Progress(System.out)); }
}
