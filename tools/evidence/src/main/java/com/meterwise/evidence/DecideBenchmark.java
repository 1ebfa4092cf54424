package com.meterwise.evidence;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.Ledger;
import com.meterwise.campaign.decision.Terms;
import com.meterwise.campaign.decision.Usage;

/** C4: customers put before twenty campaigns on one thread. Reading customers and writing decisions are the database's time. */
final class DecideBenchmark implements Command {
    private static final int GOAL = 5_000;

    @Override
    public String name() { return "decide"; }

    @Override
    public String summary() { return "C4: customers a second against twenty campaigns, valued and decided in all steps, one thread"; }

    @Override
    public String options() { return """
            --customers N  (default 20000)
            --campaigns N  (default 20)
            """; }

    @Override
    public boolean run(Arguments arguments) {
        int customers = arguments.number("customers", 20_000, 100), count = arguments.number("campaigns", 20, 1);
        arguments.refuseTheRest();
        InventedCampaigns invented = new InventedCampaigns(new Random(1), customers);
        List<Campaign> campaigns = invented.campaigns(count, () -> new Limits(customers, 30, Money.of("1000000")));
        List<Candidate> candidates = invented.on(InventedCampaigns.DAY, Map.of());
        decide(invented, campaigns, candidates.subList(0, customers / 4), new TreeMap<>());
        Map<String, Integer> outcomes = new TreeMap<>();
        long begin = System.nanoTime();
        decide(invented, campaigns, candidates, outcomes);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Goals goals = new Goals();
        goals.atLeast("C4 customers against %d campaigns".formatted(count), customers / seconds, GOAL, "customers/s",
                "%,.0f decisions a second".formatted(customers * (double) count / seconds));
        goals.note("decisions by what came of them", outcomes.toString(), "");
        goals.print(System.out);
        return goals.allReached();
    }

    private static void decide(InventedCampaigns invented, List<Campaign> campaigns, List<Candidate> candidates,
            Map<String, Integer> outcomes) {
        Ledger ledger = new Ledger(List.of(), campaigns, InventedCampaigns.DAY, Usage.NOTHING);
        Decider decider = new Decider(invented.catalogue(), new Terms(InventedCampaigns.ZONE, ledger, Map.of()));
        for (Candidate candidate : candidates)
            for (Decision decision : decider.decide(candidate, campaigns))
                outcomes.merge(decision.ruleId() == null ? "offered" : decision.ruleId(), 1, Integer::sum);
    }
}
