package com.meterwise.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.Segment;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.ServiceNeed;
import com.meterwise.segmentation.clustering.Trial;
import com.meterwise.segmentation.features.LoadProfile;

/** Segments of real customers, for a person to judge: names, rules, sizes, indexes, typical days; and what a pandemic does to them. */
final class SegmentsReport implements Command {
    @Override
    public String name() { return "segments"; }

    @Override
    public String summary() { return "segments of real customers with names, rules, indexes and typical days, and what changed in 2020"; }

    @Override
    public String options() { return """
            --data FILE       meters instead of the shared data: CSV, gzipped or not; several files separated by commas
            --zone Z          of that file, default UTC
            --zeros-missing   zeros of that file mean nothing was measured
            --groups N        number of groups of the mass market, instead of the one chosen
            --shared DIR      where the published data lie, default ../shared/data
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        Optional<List<Path>> data = arguments.value("data", MeterFile::files);
        ZoneId zone = arguments.value("zone", ZoneId::of).orElse(ZoneId.of("UTC"));
        boolean zerosMissing = arguments.has("zeros-missing");
        Optional<Integer> k = arguments.value("groups", Integer::valueOf);
        Path shared = Path.of(arguments.text("shared").orElse("../shared/data"));
        arguments.refuseTheRest();
        Page page = new Page("Segments");
        page.text(
                "Each segment was trained on the last 90 days of the data. A number of groups is chosen only among those whose every segment is "
                        + "found again in bootstrap resamples (Jaccard index 0.75 or more); of these, the one that silhouette, Calinski-Harabasz and "
                        + "Davies-Bouldin together rank best, or the finest that is as clear. Where no finer division is found again, none is shipped: more groups can be asked for, "
                        + "and the table shows what they would be worth.");
        if (data.isPresent()) describe(page, data.get().get(0).getFileName().toString(), MeterFile.read(data.get(), zone, zerosMissing), k);
        else {
            Path cambridge = shared.resolve("cambridge");
            if (Files.isDirectory(cambridge)) {
                List<Path> years = List.of(cambridge.resolve("electricity_2018.csv.gz"), cambridge.resolve("electricity_2019.csv.gz"));
                describe(page, "University buildings, 2018 and 2019", MeterFile.read(years, ZoneId.of("Europe/London"), true), k);
                List<Path> all = new ArrayList<>(years);
                all.add(cambridge.resolve("electricity_2020.csv.gz"));
                new YearOfChange(MeterFile.read(all, ZoneId.of("Europe/London"), true)).describe(page);
            }
            Path households = shared.resolve("edrp_households/households.csv.gz");
            if (Files.isReadable(households))
                describe(page, "Scottish households, spring 2009", MeterFile.read(List.of(households), ZoneId.of("UTC"), false), k);
        }
        System.out.println(page.write("segments"));
        return true;
    }

    private static void describe(Page page, String title, Population population, Optional<Integer> k) {
        List<LoadProfile> profiles = population.profiles(population.lastDay(), Segmented.WINDOW_DAYS);
        Segmented segmented = Segmented.of(profiles, Set.of(), k);
        Map<String, List<LoadProfile>> members = members(segmented);
        Level level = segmented.model().levels().get(0);
        page.heading(title);
        page.text("%d customers, %d of them with enough data; window to %s; chosen: %s with %d groups.".formatted(profiles.size(),
                segmented.profiles().size(), population.lastDay(), level.chosen().algorithm(), level.groups().size()));
        page.table(
                List.of("segment", "name", "customers", "share of energy", "rule, fidelity", "set apart by",
                        "service requirements that differ",
                        "silhouette", "Jaccard"),
                segmented.model().segments().stream().map(segment -> row(segment, members, segmented)).toList());
        int colour = 0;
        for (Segment segment : segmented.model().segments())
            if (members.containsKey(segment.segmentId()))
                page.raw(Pictures.typicalDays("%s: %d customers".formatted(segment.segmentId(), members.get(segment.segmentId()).size()),
                        members.get(segment.segmentId()), Pictures.COLOURS.get(colour++ % Pictures.COLOURS.size())));
        page.raw(Pictures.map("Every customer: size and night", "annualKwh", "nightDayRatio", true, members));
        page.raw(Pictures.map("Every customer: steadiness and weekend", "loadFactor", "weekendRatio", false, members));
        page.subheading("Every number of groups tried");
        page.table(List.of("method", "k", "silhouette", "Calinski-Harabasz", "Davies-Bouldin", "squared error", "least Jaccard"),
                level.trials().stream().map(SegmentsReport::row).toList());
    }

    static Map<String, List<LoadProfile>> members(Segmented segmented) {
        Map<String, String> segmentOf = segmented.segmentOf();
        return segmented.profiles().stream().collect(groupingBy(profile -> segmentOf.get(profile.customerId()), TreeMap::new,
                java.util.stream.Collectors.toList()));
    }

    private static List<String> row(Segment segment, Map<String, List<LoadProfile>> members, Segmented segmented) {
        List<LoadProfile> own = members.getOrDefault(segment.segmentId(), List.of());
        double all = segmented.profiles().stream().mapToDouble(LoadProfile::annualKwh).sum();
        String rule = segment.rule() == null ? "" : "%s (%.2f)".formatted(segment.rule().text(), segment.rule().fidelity());
        boolean outliers = segment.segmentId().equals(SegmentModel.OUTLIER);
        return List.of(segment.segmentId(), segment.name(), Integer.toString(own.size()),
                "%.1f %%".formatted(100 * own.stream().mapToDouble(LoadProfile::annualKwh).sum() / all), rule, segment.description(),
                needs(segment), outliers ? "" : "%.2f".formatted(segment.silhouette()),
                outliers ? "" : "%.2f".formatted(segment.stability()));
    }

    private static String needs(Segment segment) {
        return segment.needs().stream().filter(ServiceNeed::differs).map(need -> "%s %s (%.2f against %.2f, p %.1g)".formatted(
                need.isHigher() ? "more" : "less", need.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), need.score(),
                need.others(), need.p())).collect(joining("; "));
    }

    private static List<String> row(Trial trial) {
        return List.of(trial.algorithm(), Integer.toString(trial.k()), "%.3f".formatted(trial.silhouette()),
                "%.1f".formatted(trial.calinskiHarabasz()), "%.2f".formatted(trial.daviesBouldin()), "%.1f".formatted(trial.squaredError()),
                "%.2f".formatted(trial.stability()));
    }
}
