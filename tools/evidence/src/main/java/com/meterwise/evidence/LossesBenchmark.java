package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.forecasting.losses.LossAlert;

/** F8: planted losses found, false alarms, and the technical loss of a grid whose load flow is known. */
final class LossesBenchmark implements Command {
    private static final int FOUND_WITHIN = 7;

    /** What was found of a plant: days until the alert (or NaN), the alert itself, and whether its first suspect is the right one. */
    private record Found(double days, LossAlert alert, boolean named) {}

    private static final class Tally {
        final Map<LossPlant.What, List<Found>> found = new EnumMap<>(LossPlant.What.class);
        int falseAlarms;
        double feederYears;
    }

    @Override
    public String name() { return "losses"; }

    @Override
    public String summary() {
        return "planted theft, multiplier, wrong feeder and PV found; false alarms; technical loss beside a load flow";
    }

    @Override
    public String options() { return """
            --seeds N      utilities made, each with its own plants (default 5)
            --feeders N    feeders of each, 25 customers a feeder (default 50)
            --days N       days of each (default 150)
            --grid DIR     a SimBench low-voltage grid as CSV (default ../shared/data/simbench_lv_rural1; left out if absent)
            --held-out     thefts of 1 to 3 % at night, a multiplier of 0.95, a smaller roof, gaps and wobbling meters, on seeds
                           no setting was chosen on: told, not judged
            --verbose      every alert, a line each
            """; }

    @Override
    public boolean run(Arguments arguments) throws IOException {
        int seeds = arguments.number("seeds", 5, 1), feeders = arguments.number("feeders", 50, 10),
                days = arguments.number("days", 150, 70);
        Path grid = arguments.value("grid", Path::of).orElse(Path.of("..", "shared", "data", "simbench_lv_rural1"));
        boolean verbose = arguments.has("verbose"), heldOut = arguments.has("held-out");
        arguments.refuseTheRest();
        Tally tally = new Tally();
        int firstSeed = heldOut ? LossConditions.FIRST_HELD_OUT_SEED : 1;
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++)
            watch(new PlantedUtility(seed, feeders, days, heldOut ? LossConditions.heldOut(seed) : LossConditions.TUNED), tally, verbose);
        Goals goals = new Goals();
        tally.found.forEach((what, all) -> {
            if (heldOut) tell(goals, what, all);
            else
                report(goals, what, all);
        });
        goals.atMost("false alarms", tally.falseAlarms / tally.feederYears, 1, "a feeder-year",
                "%d in %.0f feeder-years".formatted(tally.falseAlarms, tally.feederYears));
        if (grid.resolve("Line.csv").toFile().canRead()) SimBenchGrid.read(grid).report(goals);
        else
            goals.note("technical loss", "skipped: there is no " + grid, "");
        goals.print(System.out);
        return goals.allReached();
    }

    private static void report(Goals goals, LossPlant.What what, List<Found> all) {
        // one that was not found at all counts as endless
        double worst = all.stream().mapToDouble(found -> Double.isNaN(found.days) ? Double.MAX_VALUE : found.days).max().orElseThrow();
        double[] sorted = all.stream().mapToDouble(Found::days).sorted().toArray();
        Map<String, Integer> kinds = new TreeMap<>();
        all.stream().filter(found -> found.alert != null).forEach(found -> kinds.merge(found.alert.kind().name(), 1, Integer::sum));
        long named = all.stream().filter(Found::named).count();
        goals.atMost(what.told + ", found after, slowest of " + all.size(), worst == Double.MAX_VALUE ? Double.NaN : worst, FOUND_WITHIN,
                "days", "median %.0f; %s; right meter named %d of %d".formatted(sorted[sorted.length / 2], kinds, named, all.size()));
    }

    /** Smaller than what is promised, so that nothing is judged: how many were found, how soon, and whose meter was named. */
    private static void tell(Goals goals, LossPlant.What what, List<Found> all) {
        double[] days = all.stream().mapToDouble(Found::days).filter(d -> !Double.isNaN(d)).sorted().toArray();
        long soon = java.util.Arrays.stream(days).filter(d -> d <= FOUND_WITHIN).count();
        goals.note("held out: " + what.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                "%d of %d found, %d within %d days%s; right meter named %d".formatted(days.length, all.size(), soon, FOUND_WITHIN,
                        days.length == 0 ? "" : ", median %.0f, slowest %.0f".formatted(days[days.length / 2], days[days.length - 1]),
                        all.stream().filter(Found::named).count()),
                "");
    }

    /** @return days until each plant of one utility was found; NaN if it was not */
    static double[] delays(int seed, int feeders, int days) throws IOException {
        Tally tally = new Tally();
        watch(new PlantedUtility(seed, feeders, days, LossConditions.TUNED), tally, false);
        return tally.found.values().stream().flatMap(List::stream).mapToDouble(Found::days).toArray();
    }

    private static void watch(PlantedUtility utility, Tally tally, boolean verbose) throws IOException {
        LossRun run = LossRun.of(utility);
        Map<LossPlant, LossAlert> first = new HashMap<>();
        List<LossAlert> wrong = new ArrayList<>();
        run.alerts().forEach(alert -> sort(alert, utility.plants(), first, wrong));
        tally.falseAlarms += wrong.size();
        tally.feederYears += run.losses().size() * ChronoUnit.DAYS.between(utility.first(), utility.until()) / 365.25;
        for (LossPlant plant : utility.plants()) {
            LossAlert alert = first.get(plant);
            double days = alert == null ? Double.NaN : ChronoUnit.DAYS.between(plant.from(), alert.day()) + 1;
            boolean named = run.alerts().stream().anyMatch(one -> plant.shows(one.feederId()) && isNamed(plant, one));
            tally.found.computeIfAbsent(plant.what(), what -> new ArrayList<>()).add(new Found(days, alert, named));
            if (verbose)
                System.out.printf("%s on %s by %s from %s: %s%n", plant.what(), plant.feederId(), plant.customerId(), plant.from(),
                        told(alert));
        }
        if (verbose) wrong.forEach(alert -> System.out.println("false: " + told(alert)));
    }

    private static void sort(LossAlert alert, List<LossPlant> plants, Map<LossPlant, LossAlert> first, List<LossAlert> wrong) {
        for (LossPlant plant : plants) {
            if (!plant.shows(alert.feederId()) || alert.day().isBefore(plant.from())) continue;
            first.putIfAbsent(plant, alert);
            return;
        }
        wrong.add(alert);
    }

    /** Unmeasured generation goes with nobody's load, so there is nobody to name. */
    private static boolean isNamed(LossPlant plant, LossAlert alert) {
        return !alert.day().isBefore(plant.from()) && !alert.suspects().suspects().isEmpty()
                && alert.suspects().suspects().get(0).customerId().equals(plant.customerId());
    }

    private static String told(LossAlert alert) {
        return alert == null
                ? "not found"
                : "%s %s on %s since %s score %.1f, %.0f kWh a day, %s".formatted(alert.kind(), alert.feederId(), alert.day(),
                        alert.since(),
                        alert.score(), alert.kwhPerDay(), alert.suspects().frequencies(3));
    }

}
