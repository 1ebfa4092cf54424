package com.meterwise.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class RateTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Rate rate = new Rate(() -> now);

    @Test
    void a_minute_is_counted_and_then_forgotten() {
        assertThat(rate.perSecond()).isZero();
        rate.add(90);
        now = now.plusSeconds(30);
        rate.add(30);
        assertThat(rate.perSecond()).isEqualTo(2);
        now = now.plusSeconds(30);
        assertThat(rate.perSecond()).as("the first second is a minute old").isEqualTo(.5);
        rate.add(60);
        assertThat(rate.perSecond()).as("its place is taken again").isEqualTo(1.5);
        now = now.plusSeconds(600);
        assertThat(rate.perSecond()).isZero();
    }
}
