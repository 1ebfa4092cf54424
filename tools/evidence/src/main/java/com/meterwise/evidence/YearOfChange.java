package com.meterwise.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.segmentation.clustering.Drift;
import com.meterwise.segmentation.clustering.Lineage;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.membership.Hysteresis;
import com.meterwise.segmentation.membership.Membership;

/**
 * What happens to segments when the world changes: a model of the end of 2019 goes through 2020 week by week, as the service would run it,
 * counting who moves and how far the customers drift; then it is trained anew.
 */
final class YearOfChange {
    private static final LocalDate TRAINED = LocalDate.of(2019, 12, 31);
    private static final LocalDate REFITTED = LocalDate.of(2020, 12, 31);
    private static final int SHOWN = 12;
    private static final Hysteresis HYSTERESIS = new Hysteresis(Population.FEATURES, 0.15, 2, 0.5);

    private final Population population;
    private final Map<String, Membership> members = new HashMap<>();
    private final List<List<String>> moves = new ArrayList<>();
    private final Map<String, double[]> drift = new LinkedHashMap<>();
    private final List<LocalDate> days = new ArrayList<>();

    YearOfChange(Population population) { this.population = population; }

    void describe(Page page) {
        Segmented model = Segmented.of(population.profiles(TRAINED, Segmented.WINDOW_DAYS), Set.of(), Optional.empty());
        for (LoadProfile profile : model.profiles())
            HYSTERESIS.next(Optional.empty(), model.model(), false, profile).ifPresent(first -> members.put(profile.customerId(), first));
        for (LocalDate day = TRAINED.plusWeeks(1); !day.isAfter(population.lastDay()); day = day.plusWeeks(1))
            days.add(day);
        double[] moved = new double[days.size()];
        double[] highest = new double[days.size()];
        Map<String, double[]> byFeature = new LinkedHashMap<>();
        for (int week = 0; week < days.size(); week++) {
            List<LoadProfile> profiles = population.profiles(days.get(week), Segmented.WINDOW_DAYS).stream()
                    .filter(LoadProfile::canBeSegmented).toList();
            moved[week] = evaluate(profiles, model);
            Drift measured = new Drift(model.model().level(false));
            profiles.forEach(measured::add);
            highest[week] = measured.highest();
            int at = week;
            measured.indexes().forEach((feature, index) -> byFeature.computeIfAbsent(feature, name -> new double[days.size()])[at] = index);
        }
        page.heading("What changed when 2020 arrived");
        page.text(
                ("The model trained on the last 90 days of 2019 is applied week by week through 2020. A customer moves when another segment is "
                        + "clearly nearer twice in a row, or far nearer once. %d moves in all. The population stability index first passes %.2f in the "
                        + "week of %s: from then on the service proposes to train anew. Part of the drift is the season: the model knows an autumn only.")
                        .formatted(moves.size(), Drift.PROPOSES_REFIT, firstAbove(highest)));
        double[] weeks = java.util.stream.IntStream.rangeClosed(1, days.size()).asDoubleStream().toArray();
        page.raw(Pictures.lines("Customers that moved, by week of 2020", "week of 2020", "customers", weeks, Map.of("moved", moved)));
        byFeature.entrySet().stream().sorted((a, b) -> Double.compare(max(b.getValue()), max(a.getValue()))).limit(6)
                .forEach(entry -> drift.put(entry.getKey(), entry.getValue()));
        page.raw(Pictures.lines("Population stability index of the six features that moved most", "week of 2020", "index", weeks, drift));
        page.subheading("The first moves and their reasons");
        page.table(List.of("week of", "building", "from", "to", "margin", "reasons"), moves.stream().limit(SHOWN).toList());
        refit(page, model);
    }

    private void refit(Page page, Segmented before) {
        Segmented after = Segmented.of(population.profiles(REFITTED, Segmented.WINDOW_DAYS), Set.of(), Optional.empty(),
                Optional.of(before));
        Refit refit = new Refit(before, after);
        page.subheading("Trained anew on 90 days to " + REFITTED);
        page.text("%d segments. Of %d buildings, the features of %d stood still; %.1f %% of these changed their segment.".formatted(
                after.model().segments().size(), refit.customers(), refit.unmoved(),
                100 * (refit.unmoved() == 0 ? 0 : refit.movedShare())));
        page.table(List.of("segment", "what became of it"),
                after.model().lineage().stream().map(lineage -> List.of(lineage.segmentId(), told(lineage))).toList());
    }

    private int evaluate(List<LoadProfile> profiles, Segmented model) {
        int moved = 0;
        for (LoadProfile profile : profiles) {
            Optional<Membership> before = Optional.ofNullable(members.get(profile.customerId()));
            Optional<Membership> after = HYSTERESIS.next(before, model.model(), false, profile);
            if (after.isEmpty()) continue;
            members.put(profile.customerId(), after.get());
            if (before.isEmpty() || before.get().segmentId().equals(after.get().segmentId())) continue;
            moved++;
            moves.add(List.of(profile.day().toString(), profile.customerId(), before.get().segmentId(), after.get().segmentId(),
                    "%.2f".formatted(after.get().margin()),
                    after.get().reasons().stream().map(reason -> "%s (%+.0f %%)".formatted(reason.text(),
                            100 * reason.contribution())).collect(java.util.stream.Collectors.joining("; "))));
        }
        return moved;
    }

    private String firstAbove(double[] highest) {
        for (int week = 0; week < highest.length; week++)
            if (highest[week] > Drift.PROPOSES_REFIT) return days.get(week).toString();
        return "none";
    }

    private static String told(Lineage lineage) { return lineage.told("the model of 2019"); }

    private static double max(double[] values) { return java.util.Arrays.stream(values).max().orElse(0); }
}
