package com.meterwise.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.stack.Market.ClockMode;
import com.meterwise.stack.faults.FaultPlan;
import com.meterwise.stack.faults.Invariants;
import com.meterwise.stack.faults.Journal;
import com.meterwise.synthetic.Utility;

/**
 * A system that lives through rounds of faults: in each a market day is sent and closed while things go wrong; then it must come to rest, and
 * what must hold is looked at.
 */
final class FaultRounds implements AutoCloseable {
    static final int MOST = 200;
    /** Days before the first round, so that there is something to learn from. */
    private static final int HISTORY = 14;
    private static final Utility LOAD = Utility.of(24, LocalDate.of(2026, 3, 2), HISTORY + MOST, Market.USUAL_ZONE);
    private static final Duration PACE = Duration.ofMillis(700);
    private static final Duration AT_REST = Duration.ofSeconds(150);

    private final ProxiedWires wires;
    private final Stack stack;
    private final Progress progress;
    private final Journal journal = new Journal();
    private final Invariants invariants;
    private final Mischief mischief;

    private FaultRounds(ProxiedWires wires, Stack stack, SmallDisk disk) {
        this.wires = wires;
        this.stack = stack;
        this.progress = stack.progress();
        Map<String, DataSource> databases = new TreeMap<>();
        for (Service service : Service.values())
            if (service.hasDatabase()) databases.put(service.id(), stack.database(service).dataSource());
        this.invariants = new Invariants(databases, journal);
        this.mischief = new Mischief(stack, wires, disk);
    }

    static FaultRounds start(Path root, Path data, Progress progress) { return start(root, data, null, progress); }

    /** @param disk that the folder lies on, which may be filled; or null */
    static FaultRounds start(Path root, Path data, SmallDisk disk, Progress progress) {
        PortPlan ports = PortPlan.free(Service.of(root));
        ProxiedWires wires = new ProxiedWires(Service.of(root), ports);
        try {
            Market market = new Market(Market.USUAL_ZONE, Market.USUAL_CURRENCY, ClockMode.REPLAY, ports.from());
            return new FaultRounds(wires, Stack.start(root, data, market, wires, progress), disk);
        } catch (RuntimeException e) {
            wires.close();
            throw e;
        }
    }

    /** Sends and closes the days before a round, undisturbed. */
    void before(int firstRound) { before(firstRound, Map.of(), () -> {}); }

    /**
     * @param kills     processes killed while the readings of a day are on their way: by the day's number, from 0
     * @param meanwhile done while the services work those days
     */
    void before(int firstRound, Map<Integer, String> kills, Runnable meanwhile) {
        new Sample(LOAD, stack.system(), progress).register();
        for (int i = 0; i < HISTORY + firstRound - 1; i++) {
            JournaledDay day = day(LOAD.from().plusDays(i));
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> day.send(Duration.ZERO),
                    task -> new Thread(task, "history").start());
            if (kills.containsKey(i)) mischief.kill(kills.get(i));
            sent.join();
        }
        CompletableFuture<Void> done = CompletableFuture.runAsync(meanwhile, task -> new Thread(task, "meanwhile").start());
        new Closing(stack.system(), progress).close(dayOf(firstRound).minusDays(1));
        done.join();
    }

    private static LocalDate dayOf(int round) { return LOAD.from().plusDays(HISTORY + round - 1L); }

    private JournaledDay day(LocalDate day) {
        return new JournaledDay(LOAD, day, stack.system().rest(Service.INGESTION, "ingest"), journal);
    }

    /** @return what does not hold after the round; empty if all is well */
    List<String> disturbed(FaultPlan.Round round) {
        double began = progress.seconds();
        progress.say("round %d: %s", round.number(), json(round));
        JournaledDay day = day(dayOf(round.number()));
        CompletableFuture<Void> faults = mischief.begin(round.faults(), day.lines());
        List<String> broken = work(round.number(), day, PACE, faults);
        progress.say("round %d: %s after %.1f s", round.number(), broken.isEmpty() ? "all holds" : "BROKEN", progress.seconds() - began);
        return broken;
    }

    /** The same day without faults, and in no hurry to be slow. */
    List<String> undisturbed(int round) {
        return work(round, day(dayOf(round)), Duration.ZERO, CompletableFuture.completedFuture(null));
    }

    private List<String> work(int round, JournaledDay day, Duration pace, CompletableFuture<Void> faults) {
        CompletableFuture<Void> worked = CompletableFuture.runAsync(() -> {
            day.send(pace);
            new Closing(stack.system(), progress).close(dayOf(round));
        }, task -> new Thread(task, "round " + round).start());
        try {
            CompletableFuture.allOf(worked, faults).get(AT_REST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return List.of(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            return List.of("it has not come to rest after %d s: days done %s".formatted(AT_REST.toSeconds(),
                    Figures.of(stack.system()).daysDone()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
        boolean holds = Pause.until(() -> broken(round).isEmpty(), Duration.ofSeconds(30));
        return holds ? List.of() : broken(round);
    }

    private List<String> broken(int round) { return invariants.broken(LOAD.from(), dayOf(round)); }

    /** Digests of what each service knows, once they are the same twice in a row. */
    Map<String, JsonNode> digests() {
        return Digests.settled(() -> Digests.of(stack.system()), AT_REST);
    }

    /** What there is none of, though there should be. */
    List<String> missing() { return Summary.of(Figures.of(stack.system())).missing(); }

    /** Read models built anew from what ingestion tells once more. @return services whose live ones differ */
    List<String> differingFromReplay(int lastRound) {
        Rebuilding rebuilding = new Rebuilding(stack.system(), progress);
        return Rebuilding.SERVICES.stream().filter(service -> rebuilding.rebuild(service, LOAD.from(), dayOf(lastRound), false) > 0)
                .map(service -> service.id() + " differs from its replay").toList();
    }

    /** Kills who works market days, all in the middle of it. */
    void killWorkers() {
        Pause.until(() -> Figures.of(stack.system()).day(Service.SEGMENTATION, "lastDoneDay").isPresent(), AT_REST);
        Figures.DAILY.forEach(service -> mischief.kill(service.id()));
    }

    private static String json(FaultPlan.Round round) {
        try {
            return Json.MAPPER.writeValueAsString(round);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stack.close();
        wires.close();
    }
}
