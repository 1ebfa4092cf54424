package com.meterwise.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.Bench;
import com.meterwise.platform.idempotency.IdempotencyKeys.Answer;
import com.meterwise.platform.idempotency.IdempotencyKeys.Claim;

class IdempotencyKeysTest {
    private static final byte[] ASKED = bytes("POST /v1/x {}");
    private final Bench bench = new Bench(Set.of());

    @Test
    void a_repeat_is_answered_as_the_first_was() {
        assertThat(claim("a", ASKED)).isInstanceOf(Claim.Mine.class);
        assertThat(claim("a", ASKED)).isInstanceOf(Claim.InFlight.class);
        Answer answer = new Answer(201, "application/json", "/v1/x/1", null, bytes("{}"));
        bench.transactions.run(work -> IdempotencyKeys.answered(work.connection(), "a", answer));
        assertThat(claim("a", ASKED)).isInstanceOfSatisfying(Claim.Answered.class, again -> {
            assertThat(again.answer()).usingRecursiveComparison().isEqualTo(answer);
        });
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        assertThat(claim("b", ASKED)).isInstanceOf(Claim.Mine.class);
        assertThat(claim("b", bytes("POST /v1/x {\"k\":2}"))).isInstanceOf(Claim.OtherRequest.class);
    }

    @Test
    void what_was_done_by_a_process_that_died_is_not_done_again() throws Exception {
        claim("c", ASKED);
        bench.transactions.run(work -> IdempotencyKeys.applied(work.connection(), "c"));
        bench.execute("update idempotency_key set since = clock_timestamp() - interval '1 hour' where key = 'c'");
        assertThat(claim("c", ASKED)).isInstanceOf(Claim.AnswerLost.class);
    }

    @Test
    void a_request_of_a_process_that_died_before_it_did_anything_may_try_again() throws Exception {
        claim("d", ASKED);
        bench.execute("update idempotency_key set since = clock_timestamp() - interval '3 minutes' where key = 'd'");
        assertThat(claim("d", ASKED)).isInstanceOf(Claim.Mine.class);
    }

    @Test
    void nothing_came_of_a_released_request_so_it_may_try_again_at_once() {
        claim("e", ASKED);
        bench.transactions.run(work -> IdempotencyKeys.released(work.connection(), "e"));
        assertThat(claim("e", ASKED)).isInstanceOf(Claim.Mine.class);
    }

    @Test
    void keys_are_forgotten_after_a_day() throws Exception {
        claim("f", ASKED);
        bench.execute("update idempotency_key set since = clock_timestamp() - interval '25 hours', state = 'ANSWERED' where key = 'f'");
        assertThat(claim("f", bytes("another"))).isInstanceOf(Claim.Mine.class);
        bench.execute("update idempotency_key set since = clock_timestamp() - interval '25 hours' where key = 'f'");
        bench.transactions.run(work -> IdempotencyKeys.forgetOld(work.connection()));
        assertThat(bench.number("select count(*) from idempotency_key where key = 'f'")).isZero();
    }

    @Test
    void of_many_at_once_one_works() {
        long mine = IntStream.range(0, 16).mapToObj(i -> CompletableFuture.supplyAsync(() -> claim("g", ASKED))).toList().stream()
                .map(CompletableFuture::join).filter(Claim.Mine.class::isInstance).count();
        assertThat(mine).isEqualTo(1);
    }

    private Claim claim(String key, byte[] hash) {
        return bench.transactions.call(work -> IdempotencyKeys.claim(work.connection(), key, hash));
    }

    private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
}
