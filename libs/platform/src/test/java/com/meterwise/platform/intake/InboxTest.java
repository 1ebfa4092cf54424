package com.meterwise.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.Bench;

class InboxTest {
    private final Bench bench = new Bench(Set.of());

    @Test
    void a_fact_is_taken_once_and_forgotten_after_thirty_days() throws Exception {
        assertThat(bench.transactions.<Boolean>call(work -> Inbox.take(work.connection(), "a"))).isTrue();
        assertThat(bench.transactions.<Boolean>call(work -> Inbox.take(work.connection(), "a"))).isFalse();
        bench.execute("insert into inbox values ('old', clock_timestamp() - interval '31 days')");
        assertThat(bench.transactions.<Integer>call(work -> Inbox.forgetOld(work.connection()))).isEqualTo(1);
        assertThat(bench.number("select count(*) from inbox where event_id = 'a'")).isEqualTo(1);
    }
}
