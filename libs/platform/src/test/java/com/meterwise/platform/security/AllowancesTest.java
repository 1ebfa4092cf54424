package com.meterwise.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class AllowancesTest {
    private long now = Long.MAX_VALUE - 5_000_000_000L;
    private final Allowances allowances = new Allowances(4, 10, () -> now);

    private int allowed(String caller, int asked) {
        int allowed = 0;
        for (int i = 0; i < asked; i++)
            if (allowances.wait(caller).isZero()) allowed++;
        return allowed;
    }

    private void pass(Duration time) { now += time.toNanos(); }

    @Test
    void who_was_quiet_has_the_whole_bucket_and_no_more() { assertThat(allowed("anna", 25)).isEqualTo(10); }

    @Test
    void an_empty_bucket_fills_at_its_rate_and_tells_how_long_one_token_takes() {
        allowed("anna", 10);
        assertThat(allowances.wait("anna")).isEqualTo(Duration.ofMillis(250));
        pass(Duration.ofMillis(100));
        assertThat(allowances.wait("anna")).isEqualTo(Duration.ofMillis(150));
        pass(Duration.ofMillis(150));
        assertThat(allowances.wait("anna")).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(allowed("anna", 10)).isEqualTo(4);
    }

    @Test
    void a_refused_request_takes_nothing_from_the_next() {
        allowed("anna", 1_000);
        pass(Duration.ofMillis(250));
        assertThat(allowances.wait("anna")).isZero();
    }

    @Test
    void a_bucket_never_holds_more_than_its_size_even_when_the_clock_runs_over() {
        allowed("anna", 10);
        pass(Duration.ofDays(1));
        assertThat(now).isNegative();
        assertThat(allowed("anna", 25)).isEqualTo(10);
    }

    @Test
    void one_caller_does_not_use_up_anothers_share() {
        allowed("anna", 25);
        assertThat(allowed("ben", 25)).isEqualTo(10);
    }

    @Test
    void a_share_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Allowances(0, 10, () -> now)).hasMessageContaining("perSecond");
        assertThatThrownBy(() -> new Allowances(4, 0, () -> now)).hasMessageContaining("atOnce");
    }
}
