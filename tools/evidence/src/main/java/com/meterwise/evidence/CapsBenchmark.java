package com.meterwise.evidence;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** C2: random campaigns decided by parallel consumers, then counted anew. */
final class CapsBenchmark implements Command {
    private static final int SHOWN = 10;

    @Override
    public String name() { return "caps"; }

    @Override
    public String summary() { return "C2: no breach of cap, budget, consent or holdout in random histories with parallel consumers"; }

    @Override
    public String options() { return """
            --histories N  (default 10000)
            --customers N  in each (default 30)
            --seed N       of the first history (default 1)
            --threads N    (default 4)
            """; }

    /** @return breaches in so many histories, found by two parallel consumers */
    static int breaches(int seed, int histories, int customers) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        int breaches = 0;
        try {
            for (int i = 0; i < histories; i++)
                breaches += new CampaignHistory(new Random(seed + i).nextLong(), customers).breaches(workers).size();
        } finally {
            workers.shutdownNow();
        }
        return breaches;
    }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int histories = arguments.number("histories", 10_000, 1), customers = arguments.number("customers", 30, 2);
        int seed = arguments.number("seed", 1, 0), threads = arguments.number("threads", 4, 1);
        arguments.refuseTheRest();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        long breaches = 0, decided = 0, offered = 0;
        try {
            for (int i = 0; i < histories; i++) {
                CampaignHistory history = new CampaignHistory(new Random(seed + i).nextLong(), customers);
                List<String> found = history.breaches(workers);
                if (!found.isEmpty() && breaches < SHOWN) System.out.println("history " + (seed + i) + ": " + found);
                breaches += found.size();
                decided += history.decided();
                offered += history.offered();
                if ((i + 1) % 1_000 == 0) System.out.printf("%,d histories%n", i + 1);
            }
        } finally {
            workers.shutdownNow();
        }
        Goals goals = new Goals();
        goals.atMost("C2 breaches in %,d histories of 5 days, %d threads".formatted(histories, threads), breaches, 0, "", "");
        goals.note("decisions, each recomputed where it offers", "%,d, %,d offers".formatted(decided, offered), "");
        goals.print(System.out);
        return goals.allReached();
    }
}
