package com.meterwise.campaign.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
    private final Assignment assignment = new Assignment("salt1", "exp1");

    @ParameterizedTest
    @CsvSource({ "C-0001, 0.916847637596", "C-0002, 0.382902584127", "C-0003, 0.932454999686" })
    void assignment(String customerId, double draw) { assertThat(assignment.draw(customerId)).isCloseTo(draw, within(5e-13)); }

    @Test
    void about_the_share_asked_for_is_held_out() {
        long held = java.util.stream.IntStream.range(0, 10_000).filter(i -> assignment.holdsOut("C-" + i, .1)).count();
        assertThat(held).isBetween(910L, 1090L);
    }
}
