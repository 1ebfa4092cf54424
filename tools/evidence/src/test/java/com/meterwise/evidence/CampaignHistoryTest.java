package com.meterwise.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

/** C2 in small; {@code tools/benchmarks caps} does the same 10,000 times. */
class CampaignHistoryTest {
    @Test
    void random_histories_breach_nothing() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            int offered = 0;
            for (long seed = 1; seed <= 40; seed++) {
                CampaignHistory history = new CampaignHistory(seed, 30);
                assertThat(history.breaches(workers)).as("seed " + seed).isEmpty();
                offered += history.offered();
            }
            // histories in which nobody gets anything would prove nothing
            assertThat(offered).isGreaterThan(100);
        } finally {
            workers.shutdownNow();
        }
    }
}
