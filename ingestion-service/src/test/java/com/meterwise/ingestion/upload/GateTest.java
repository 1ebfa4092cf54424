package com.meterwise.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;

class GateTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private final Quota quota = new Quota(2, Duration.ofMinutes(1));

    @Test
    void a_client_beyond_its_quota_waits_for_the_next_window_and_others_do_not() {
        assertThat(quota.take("a", NOW).left()).isEqualTo(1);
        assertThat(quota.take("a", NOW.plusSeconds(10)).allowed()).isTrue();
        Quota.Standing refused = quota.take("a", NOW.plusSeconds(20));
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.seconds()).isEqualTo(40);
        assertThat(refused.header()).isEqualTo("\"requests\";r=0;t=40");
        assertThat(refused.policy()).isEqualTo("\"requests\";q=2;w=60");
        assertThat(quota.take("b", NOW.plusSeconds(20)).allowed()).isTrue();
        assertThat(quota.take("a", NOW.plusSeconds(60)).allowed()).isTrue();
    }

    @Test
    void when_all_places_are_taken_the_next_is_turned_away_until_one_is_given_back() {
        Gate gate = new Gate(1, quota, InstantSource.fixed(NOW));
        Gate.Place place = gate.enter().orElseThrow();
        assertThat(gate.enter()).isEmpty();
        place.close();
        place.close();
        assertThat(gate.enter()).isPresent();
        assertThat(gate.enter()).isEmpty();
        assertThat(gate.shed()).isEqualTo(2);
    }
}
