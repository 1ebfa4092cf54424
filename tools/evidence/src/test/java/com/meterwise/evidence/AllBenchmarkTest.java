package com.meterwise.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

class AllBenchmarkTest {
    private static final AllBenchmark ALL = (AllBenchmark) Benchmarks.COMMANDS.get(0);

    @Test
    void every_line_names_a_sub_command_and_options_that_it_has() {
        for (String line : AllBenchmark.LINES) {
            String options = ALL.command(line).options();
            for (String word : line.split(" "))
                if (word.startsWith("--")) assertThat(options).as(line).contains(word);
        }
    }

    /** The machine is told with the figures, not a figure itself. */
    @Test
    void no_sub_command_is_left_out() {
        Set<String> left = new TreeSet<>();
        Benchmarks.COMMANDS.forEach(command -> left.add(command.name()));
        AllBenchmark.LINES.forEach(line -> left.remove(line.split(" ")[0]));
        assertThat(left).containsExactlyInAnyOrder("all", "machine");
    }
}
