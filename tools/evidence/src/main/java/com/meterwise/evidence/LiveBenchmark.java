package com.meterwise.evidence;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How soon a block of an open day moves a customer and brings it an offer: from the answer 202 to the change and the offer on their topics, in
 * the whole system, under half the load it sustains. Some customers get another's past as a correction, which moves nobody, since those days are closed; their next block does.
 */
final class LiveBenchmark implements Command {
    private static final int CLIENTS = 8, WARM_UP = 2, ROUNDS = 3;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(15);

    @Override
    public String name() { return "live"; }

    @Override
    public String summary() { return "I7: block accepted -> segment-changed on the topic -> offer, at half the sustained rate"; }

    @Override
    public String options() { return """
            --data DIR       a running system with the invented utility; without it one is started and ended
            --customers N    of the system to be started, default 400
            --movers N       customers whose load changes, default 100
            --ports-from N   ports of the system to be started, default 23080
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        Optional<String> data = arguments.text("data");
        int customers = arguments.number("customers", 400, 100);
        int wanted = arguments.number("movers", 100, 10);
        int ports = arguments.number("ports-from", 23080, 1024);
        arguments.refuseTheRest();
        try (LiveSystem system = data.isPresent() ? LiveSystem.at(data.get()) : LiveSystem.start(customers, ports)) {
            return measure(system, wanted);
        }
    }

    private static boolean measure(LiveSystem system, int wanted) throws Exception {
        system.openLiveCampaign();
        LiveLoad load = new LiveLoad(system.utility());
        LocalDate open = system.utility().until();
        Map<String, String> segments = system.segments(load.customers());
        List<String> movers = load.movers(segments, wanted);
        List<String> others = load.customers().stream().filter(customer -> !movers.contains(customer)).toList();
        try (LiveTopics topics = new LiveTopics(system.kafka(), system.utility().zone())) {
            for (String mover : movers)
                system.post(load.anothersPast(mover));
            topics.awaitReadings(movers, system.utility().from(), open.minusDays(1));
            double rate = sustained(system, load, others, open, topics);
            Map<String, Long> accepted = underLoad(system, load, movers, others, open, rate / 2);
            LockSupport.parkNanos(LAST_ANSWER.toNanos());
            return table(rate, accepted, topics);
        }
    }

    /** Blocks a second, from the first sent to the last looked at, after rounds that warm everything up. */
    private static double sustained(LiveSystem system, LiveLoad load, List<String> customers, LocalDate day, LiveTopics topics)
            throws Exception {
        long began = 0;
        for (int round = 1; round <= WARM_UP + ROUNDS; round++) {
            if (round == WARM_UP + 1) began = System.nanoTime();
            int corrected = round;
            topics.forgetReadings();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (String customer : customers)
                clients.submit(() -> system.post(load.corrected(customer, day, corrected)));
            finish(clients);
            topics.awaitReadings(customers, day, day);
            system.awaitNoneTouched();
        }
        return (double) ROUNDS * customers.size() / ((System.nanoTime() - began) / 1e9);
    }

    /** Open loop: a block is sent when it is due, whatever became of those before. @return mover to when its block was accepted */
    private static Map<String, Long> underLoad(LiveSystem system, LiveLoad load, List<String> movers, List<String> others, LocalDate open,
            double rate) throws Exception {
        List<String> order = new ArrayList<>(movers);
        order.addAll(others);
        Collections.shuffle(order, new Random(1));
        Map<String, Long> accepted = new ConcurrentHashMap<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long began = System.nanoTime();
        for (int i = 0; i < order.size(); i++) {
            LockSupport.parkNanos(began + (long) (i / rate * 1e9) - System.nanoTime());
            String customer = order.get(i);
            boolean moves = movers.contains(customer);
            clients.submit(() -> {
                system.post(moves ? load.anothersBlock(customer, open) : load.block(customer, open.plusDays(1)));
                if (moves) accepted.put(customer, System.nanoTime());
                return customer;
            });
        }
        finish(clients);
        return accepted;
    }

    private static void finish(ExecutorService clients) throws InterruptedException {
        clients.shutdown();
        if (!clients.awaitTermination(5, TimeUnit.MINUTES)) throw new IllegalStateException("blocks are not accepted");
    }

    private static boolean table(double rate, Map<String, Long> accepted, LiveTopics topics) {
        double[] changes = seconds(accepted, topics.changes());
        double[] decisions = seconds(accepted, topics.decisions());
        double[] offers = seconds(accepted, topics.offers());
        Goals table = new Goals();
        table.note("sustained, blocks accepted, stored, looked at", Goals.shown(rate, "blocks/s"), "");
        table.note("measured at", Goals.shown(rate / 2, "blocks/s"), "%d of %d movers moved".formatted(changes.length, accepted.size()));
        table.note("accepted -> segment-changed, median", Goals.shown(quantile(changes, 0.5) * 1000, "ms"), "");
        table.atMost("accepted -> segment-changed, p99", quantile(changes, 0.99) * 1000, 1000, "ms", "");
        table.note("accepted -> decision of a live campaign, median", Goals.shown(quantile(decisions, 0.5) * 1000, "ms"),
                "%d decisions, offered or not".formatted(decisions.length));
        table.atMost("accepted -> decision of a live campaign, p99", quantile(decisions, 0.99) * 1000, 2000, "ms", "");
        table.note("accepted -> offer, median", Goals.shown(quantile(offers, 0.5) * 1000, "ms"), "");
        table.atMost("accepted -> offer, p99", quantile(offers, 0.99) * 1000, 2000, "ms", offers.length + " offers");
        table.print(System.out);
        return table.allReached() && changes.length > 0 && offers.length > 0;
    }

    private static double[] seconds(Map<String, Long> accepted, Map<String, Long> seen) {
        return accepted.keySet().stream().filter(seen::containsKey)
                .mapToDouble(customer -> Math.max(0, seen.get(customer) - accepted.get(customer)) / 1e9).sorted().toArray();
    }

    /** Of sorted values, the nearest that is at least as large as the share; NaN of none. */
    private static double quantile(double[] sorted, double share) {
        return Arrays.stream(sorted).skip((long) Math.max(0, Math.ceil(share * sorted.length) - 1)).findFirst().orElse(Double.NaN);
    }
}
