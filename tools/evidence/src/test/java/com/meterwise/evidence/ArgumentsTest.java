package com.meterwise.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void options_flags_and_words_are_told_apart() {
        Arguments arguments = Arguments.of("offer", "--seed", "7", "--quick", "--unit=kW");
        assertThat(arguments.words()).containsExactly("offer");
        assertThat(arguments.number("seed", 1, 0)).isEqualTo(7);
        assertThat(arguments.has("quick")).isTrue();
        assertThat(arguments.text("unit")).contains("kW");
        arguments.refuseTheRest();
    }

    @Test
    void an_option_nobody_asked_for_is_named() {
        Arguments arguments = Arguments.of("--sed", "7");
        arguments.number("seed", 1, 0);
        assertThatThrownBy(arguments::refuseTheRest).isInstanceOf(WrongUse.class).hasMessageContaining("--sed")
                .hasMessageContaining("--seed");
    }

    @Test
    void a_value_that_cannot_be_read_says_which_option_it_was() {
        assertThatThrownBy(() -> Arguments.of("--seed", "x").number("seed", 1, 0)).isInstanceOf(WrongUse.class)
                .hasMessageContaining("--seed cannot be x");
        assertThatThrownBy(() -> Arguments.of("--seed", "0").number("seed", 1, 1)).isInstanceOf(WrongUse.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Arguments.of("--data", "/no/such/file").file("data")).isInstanceOf(WrongUse.class)
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void a_missed_goal_is_a_failure_and_one_that_was_not_measured_too() {
        assertThat(new Goals().atMost("a", 1, 2, "s", "").allReached()).isTrue();
        assertThat(new Goals().atMost("a", Double.NaN, 2, "s", "").allReached()).isFalse();
        assertThat(new Goals().atLeast("a", 1, 2, "s", "").allReached()).isFalse();
    }

    @Test
    void figures_are_shown_with_four_digits() {
        assertThat(Goals.shown(0.66149, "")).isEqualTo("0.6615");
        assertThat(Goals.shown(3_000_000.4, "readings/s")).isEqualTo("3,000,000 readings/s");
        assertThat(Goals.shown(12.3456, "%")).isEqualTo("12.35 %");
    }
}
