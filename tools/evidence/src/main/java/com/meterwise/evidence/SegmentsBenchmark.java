package com.meterwise.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.segmentation.clustering.Segment;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.screening.Account;
import com.meterwise.segmentation.screening.Dealings;
import com.meterwise.segmentation.screening.Economics;
import com.meterwise.segmentation.screening.Money;
import com.meterwise.segmentation.screening.Screening;
import com.meterwise.segmentation.screening.Standing;
import com.meterwise.segmentation.screening.Thresholds;
import com.meterwise.segmentation.screening.Weights;

/** S3 to S6: whether segments are true, stable and explained; on planted truth, on published profile classes and on any file. */
final class SegmentsBenchmark implements Command {
    @Override
    public String name() { return "segments"; }

    @Override
    public String summary() { return "S3 to S6: planted truth found, stability of segments and refits, fidelity of the rules"; }

    @Override
    public String options() { return """
            --seeds N         synthetic utilities, default 3
            --first-seed N    of the first one, default 1
            --customers N     of each, default 400
            --class-a-times N class A alone makes a key account from this multiple of the mean customer's energy, default 12
            --data FILE       meters instead of the built-in data: CSV, gzipped or not; long (meter, time, kwh, perhaps label) or a column
                              a meter; several files separated by commas
            --zone Z          of that file, default UTC
            --zeros-missing   zeros of that file mean nothing was measured
            --shared DIR      where the published data lie, default ../shared/data
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int seeds = arguments.number("seeds", 3, 1);
        int firstSeed = arguments.number("first-seed", 1, 1);
        int customers = arguments.number("customers", 400, 100);
        Optional<Double> classATimesMean = arguments.value("class-a-times", Double::valueOf);
        Optional<List<Path>> data = arguments.value("data", MeterFile::files);
        ZoneId zone = arguments.value("zone", ZoneId::of).orElse(ZoneId.of("UTC"));
        boolean zerosMissing = arguments.has("zeros-missing");
        Path shared = Path.of(arguments.text("shared").orElse("../shared/data"));
        arguments.refuseTheRest();
        Goals goals = new Goals();
        if (data.isPresent()) {
            Population population = MeterFile.read(data.get(), zone, zerosMissing);
            if (!population.labels().isEmpty()) labelled("file", population, new HashSet<>(population.labels().values()).size(), goals);
            stableAndExplained("file", population, Set.of(), goals);
        } else {
            Screening screening = screening(classATimesMean.orElse(Thresholds.DEFAULTS.classATimesMean()));
            KeyAccountsFound all = new KeyAccountsFound();
            for (int seed = firstSeed; seed < firstSeed + seeds; seed++)
                planted(PlantedMarket.of(seed, customers, 2 * Segmented.WINDOW_DAYS), seed, screening, all, goals);
            all.tell(seeds, goals);
            Path series = shared.resolve("standard_profiles/selp_series.csv");
            if (Files.isReadable(series)) {
                StandardClasses classes = StandardClasses.read(series);
                labelled("standard profiles", classes.population(30, 1), classes.count(), goals);
            } else
                goals.note("S4 labelled classes", "skipped", "no file " + series);
        }
        goals.print(System.out);
        return goals.allReached();
    }

    /** How much of the planted truth is found, key accounts as the service screens them. */
    record Found(double rand, double keyPrecision, double keyRecall) {
        static Found of(PlantedMarket market) {
            Population population = market.population();
            List<LoadProfile> profiles = population.profiles(population.lastDay(), Segmented.WINDOW_DAYS);
            Set<String> key = keyAccounts(profiles, market, screening(Thresholds.DEFAULTS.classATimesMean()), new HashSet<>());
            Segmented segmented = Segmented.of(profiles, key, Optional.empty());
            List<LoadProfile> mass = segmented.profiles().stream().filter(profile -> !key.contains(profile.customerId())).toList();
            double right = key.stream().filter(market.keyAccounts()::contains).count();
            return new Found(SegmentsBenchmark.rand(mass, segmented, population), right / key.size(), right / market.keyAccounts().size());
        }
    }

    private static Screening screening(double classATimesMean) {
        Thresholds usual = Thresholds.DEFAULTS;
        Thresholds limits = new Thresholds(usual.annualKwh(), usual.contractedKva(), usual.voltageKv(), usual.classA(), usual.classB(),
                classATimesMean, usual.promotion(), usual.demotion(), usual.demotionMonths(), usual.growth(), usual.atRisk());
        return new Screening(limits, Weights.DEFAULTS, Economics.DEFAULTS, 1);
    }

    /** Over all utilities: one has so few key accounts that a single other one decides. */
    private static final class KeyAccountsFound {
        private int planted;
        private int found;
        private long right;

        void add(Set<String> planted, Set<String> found) {
            this.planted += planted.size();
            this.found += found.size();
            right += found.stream().filter(planted::contains).count();
        }

        void tell(int utilities, Goals goals) {
            String counts = "planted: %d; found: %d; both: %d".formatted(planted, found, right);
            goals.atLeast("S3 all %d utilities: key accounts, precision with those by class A".formatted(utilities), (double) right / found,
                    0.95, "", counts);
            goals.atLeast("S3 all %d utilities: key accounts, recall".formatted(utilities), (double) right / planted, 0.95, "", counts);
        }
    }

    private static void planted(PlantedMarket market, int seed, Screening screening, KeyAccountsFound all, Goals goals) {
        Population population = market.population();
        List<LoadProfile> profiles = population.profiles(population.lastDay(), Segmented.WINDOW_DAYS);
        Set<String> byGate = new HashSet<>();
        Set<String> key = keyAccounts(profiles, market, screening, byGate);
        all.add(market.keyAccounts(), key);
        long right = byGate.stream().filter(market.keyAccounts()::contains).count();
        Segmented segmented = Segmented.of(profiles, key, Optional.empty());
        String utility = "utility " + seed;
        // key accounts are told apart by what they need from a key account manager: archetypes are the mass market's truth
        List<LoadProfile> mass = segmented.profiles().stream().filter(profile -> !key.contains(profile.customerId())).toList();
        goals.atLeast("S3 %s: adjusted Rand index, k = %d".formatted(utility, segmented.model().levels().get(0).chosen().k()),
                rand(mass, segmented, population), 0.9, "", "k-means on daily profiles, k = 8: %.3f".formatted(
                        Agreement.adjustedRand(labels(mass, population), DailyShapes.groups(mass, 8))));
        goals.atLeast("S3 %s: key accounts, precision".formatted(utility), (double) right / byGate.size(), 0.95, "",
                "planted by the gates' sizes: %d; found by a gate: %d; beside them, by class A alone: %d".formatted(
                        market.keyAccounts().size(),
                        byGate.size(), key.size() - byGate.size()));
        goals.atLeast("S3 %s: key accounts, precision with those by class A".formatted(utility),
                (double) key.stream().filter(market.keyAccounts()::contains).count() / key.size(), 0.95, "",
                "as the service screens them: by a gate, or by class A alone");
        goals.atLeast("S3 %s: key accounts, recall".formatted(utility), (double) right / market.keyAccounts().size(), 0.95, "", "");
        stableAndExplained(utility, population, key, goals);
    }

    private static void labelled(String what, Population population, int classes, Goals goals) {
        List<LoadProfile> profiles = population.profiles(population.lastDay(), Segmented.WINDOW_DAYS).stream()
                .filter(LoadProfile::canBeSegmented).filter(profile -> population.labels().containsKey(profile.customerId())).toList();
        double peer = Agreement.adjustedRand(labels(profiles, population), DailyShapes.groups(profiles, classes));
        Segmented told = Segmented.of(profiles, Set.of(), Optional.of(classes));
        goals.atLeast("S4 %s: adjusted Rand index, told that k = %d".formatted(what, classes), rand(profiles, told, population), peer, "",
                "k-means on z-scored daily profiles, told too: %.3f".formatted(peer));
        Segmented own = Segmented.of(profiles, Set.of(), Optional.empty());
        int k = own.model().levels().get(0).chosen().k();
        goals.note("S4 %s: adjusted Rand index, own choice k = %d".formatted(what, k), Goals.shown(rand(profiles, own, population), ""),
                "the peer with that k: %.3f"
                        .formatted(Agreement.adjustedRand(labels(profiles, population), DailyShapes.groups(profiles, k))));
    }

    private static void stableAndExplained(String what, Population population, Set<String> key, Goals goals) {
        LocalDate last = population.lastDay();
        LocalDate first = last.minusDays(28).isAfter(population.firstDay().plusDays(28)) ? last.minusDays(28) : last;
        Segmented before = Segmented.of(population.profiles(first, Segmented.WINDOW_DAYS), key, Optional.empty());
        Segmented after = Segmented.of(population.profiles(last, Segmented.WINDOW_DAYS), key, Optional.empty(), Optional.of(before));
        Refit refit = new Refit(before, after);
        String days = first.equals(last) ? "the same day again" : "28 days later";
        goals.atMost("S5 %s: of customers that did not move, moved by a refit".formatted(what), 100 * refit.movedShare(), 2, "%",
                "%s, %d of %d customers did not move".formatted(days, refit.unmoved(), refit.customers()));
        List<Segment> shipped = after.model().segments().stream().filter(segment -> segment.rule() != null).toList();
        goals.atLeast("S5 %s: least stable of %d segments, bootstrap Jaccard".formatted(what, shipped.size()),
                shipped.stream().mapToDouble(Segment::stability).min().orElse(Double.NaN), 0.75, "", "");
        Set<String> ids = new TreeSet<>(before.segmentOf().values());
        after.model().lineage().forEach(lineage -> ids.remove(lineage.segmentId()));
        ids.remove(SegmentModel.OUTLIER);
        goals.atMost("S5 %s: segment ids gone without lineage".formatted(what), ids.size(), 0, "", "");
        Fidelity fidelity = Fidelity.of(population.profiles(last, Segmented.WINDOW_DAYS), key);
        goals.atLeast("S6 %s: worst rule, on customers held out".formatted(what), fidelity.worst(), 0.85, "",
                "balanced: segment's named and others left out; plain agreement %.3f".formatted(fidelity.agreement()));
    }

    /** @param byGate receives those for whom a gate speaks, not only their place among the largest */
    private static Set<String> keyAccounts(List<LoadProfile> profiles, PlantedMarket market, Screening screening, Set<String> byGate) {
        List<Account> accounts = new ArrayList<>();
        for (LoadProfile profile : profiles) {
            JsonNode customer = market.customers().get(profile.customerId());
            accounts.add(new Account(profile.customerId(), profile.annualKwh(), customer.get("contractedKva").asDouble(),
                    customer.get("voltageKv").asDouble(), customer.get("criticalSupply").asBoolean(), null, profile.features(),
                    Money.UNKNOWN, Dealings.NONE, Optional.empty(), Optional.empty()));
        }
        Set<String> key = new HashSet<>();
        for (Standing standing : screening.screen(accounts, market.population().lastDay()))
            if (standing.tier().isKeyAccount()) {
                key.add(standing.customerId());
                if (standing.gates().stream().anyMatch(gate -> !gate.startsWith("class A"))) byGate.add(standing.customerId());
            }
        return key;
    }

    private static double rand(List<LoadProfile> profiles, Segmented segmented, Population population) {
        Map<String, String> segmentOf = segmented.segmentOf();
        return Agreement.adjustedRand(labels(profiles, population),
                profiles.stream().map(profile -> segmentOf.get(profile.customerId())).toList());
    }

    private static List<String> labels(List<LoadProfile> profiles, Population population) {
        return profiles.stream().map(profile -> population.labels().get(profile.customerId())).toList();
    }
}
