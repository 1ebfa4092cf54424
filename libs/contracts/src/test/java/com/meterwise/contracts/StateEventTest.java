package com.meterwise.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateEventTest {
    @Test
    void a_higher_sequence_replaces_a_lower_one_and_a_repeat_replaces_nothing() {
        assertThat(at(1, 5).isNewerThan(1, 4)).isTrue();
        assertThat(at(1, 5).isNewerThan(1, 5)).isFalse();
        assertThat(at(1, 5).isNewerThan(1, 6)).isFalse();
    }

    @Test
    void a_higher_epoch_wins_over_any_sequence() {
        assertThat(at(2, 1).isNewerThan(1, 99)).isTrue();
        assertThat(at(1, 99).isNewerThan(2, 1)).isFalse();
    }

    private static StateEvent at(long epoch, long sequence) {
        return new FeederChanged("F-017", "Harbour east", null, 10.0, 1.2, 3.4, null, epoch, sequence);
    }
}
