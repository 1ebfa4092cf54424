package com.meterwise.evidence;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.Ledger;
import com.meterwise.campaign.decision.Terms;
import com.meterwise.campaign.decision.Usage;
import com.sun.management.OperatingSystemMXBean;

/** C4: customers put before twenty campaigns. Reading customers and writing decisions are the database's time. */
final class DecideBenchmark implements Command {
    private static final int GOAL = 5_000;

    @Override
    public String name() { return "decide"; }

    @Override
    public String summary() { return "C4: customers a second against twenty campaigns, valued and decided in all steps"; }

    @Override
    public String options() { return """
            --customers N  (default 20000)
            --campaigns N  (default 20)
            --threads N    (default 2)
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int customers = arguments.number("customers", 20_000, 100), count = arguments.number("campaigns", 20, 1);
        int threads = arguments.number("threads", 2, 1);
        arguments.refuseTheRest();
        InventedCampaigns invented = new InventedCampaigns(new Random(1), customers);
        List<Campaign> campaigns = invented.campaigns(count, () -> new Limits(customers, 30, Money.of("1000000")));
        List<Candidate> candidates = invented.on(InventedCampaigns.DAY, Map.of());
        decide(invented, campaigns, candidates.subList(0, customers / 4));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Map<String, Integer> outcomes = new TreeMap<>();
        long begin = System.nanoTime();
        long busy = cpu();
        try {
            List<Future<Map<String, Integer>>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                List<Candidate> part = candidates.subList(customers * t / threads, customers * (t + 1) / threads);
                parts.add(workers.submit(() -> decide(invented, campaigns, part)));
            }
            for (Future<Map<String, Integer>> part : parts)
                part.get().forEach((outcome, times) -> outcomes.merge(outcome, times, Integer::sum));
        } finally {
            workers.shutdownNow();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = (cpu() - busy) / 1e9;
        Goals goals = new Goals();
        goals.atLeast("C4 customers against %d campaigns of %d products, %d threads".formatted(count, InventedCampaigns.PRODUCTS, threads),
                customers / seconds, GOAL, "customers/s",
                "%,.0f decisions a second".formatted(customers * (double) count / seconds));
        goals.note("customers a CPU-second", "%,.0f".formatted(customers / used), "of the process, its compiler and collector in it");
        goals.note("decisions by what came of them", outcomes.toString(), "");
        goals.print(System.out);
        return goals.allReached();
    }

    private static long cpu() { return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(); }

    private static Map<String, Integer> decide(InventedCampaigns invented, List<Campaign> campaigns, List<Candidate> candidates) {
        Map<String, Integer> outcomes = new TreeMap<>();
        Ledger ledger = new Ledger(List.of(), campaigns, InventedCampaigns.DAY, Usage.NOTHING);
        Decider decider = new Decider(invented.catalogue(), new Terms(InventedCampaigns.ZONE, ledger, Map.of()));
        for (Candidate candidate : candidates)
            for (Decision decision : decider.decide(candidate, campaigns))
                outcomes.merge(decision.ruleId() == null ? "offered" : decision.ruleId(), 1, Integer::sum);
        return outcomes;
    }
}
