package com.meterwise.campaign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.webhooks.Delivery.Outcome;

class DeliveryTest {
    @Test
    void waits_grow_from_seconds_to_hours_and_then_a_delivery_is_given_up() {
        Duration before = Duration.ZERO;
        for (int attempt = 1; attempt <= Delivery.WAITS.size(); attempt++) {
            Outcome outcome = at(attempt).answered(500, null);
            assertThat(outcome).isInstanceOf(Outcome.Again.class);
            assertThat(((Outcome.Again) outcome).pause()).isGreaterThan(before);
            before = ((Outcome.Again) outcome).pause();
        }
        assertThat(at(Delivery.WAITS.size() + 1).answered(500, null)).isEqualTo(new Outcome.Dead("HTTP 500"));
    }

    @Test
    void a_receiver_may_ask_for_more_time_but_not_for_ever() {
        assertThat(at(1).answered(503, Duration.ofMinutes(2))).isEqualTo(new Outcome.Again("HTTP 503", Duration.ofMinutes(2)));
        assertThat(at(1).answered(429, Duration.ofSeconds(1))).isEqualTo(new Outcome.Again("HTTP 429", Duration.ofSeconds(5)));
        assertThat(at(1).answered(503, Duration.ofDays(9))).isEqualTo(new Outcome.Again("HTTP 503", Delivery.LONGEST_WAIT));
    }

    @Test
    void gone_ends_it_and_a_redirect_is_a_failure() {
        assertThat(at(1).answered(410, null)).isInstanceOf(Outcome.Gone.class);
        assertThat(at(1).answered(302, null)).isInstanceOf(Outcome.Again.class);
        assertThat(at(1).answered(204, null)).isEqualTo(new Outcome.Delivered(204));
    }

    private static Delivery at(int attempts) { return new Delivery("sub-1", 1, "e-1", new byte[0], attempts); }
}
