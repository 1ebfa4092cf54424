package com.meterwise.segmentation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.Models;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.features.Profiling;
import com.meterwise.segmentation.intake.TouchedTable;
import com.meterwise.segmentation.intake.TouchedTable.Touched;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.publishing.Announcements;
import com.meterwise.segmentation.rules.RuleMembers;
import com.meterwise.segmentation.rules.RuleMove;

/** What happens between two closes: customers with news are looked at again at once, each with all that is known of it now. */
final class LiveSegmentation {
    /** Few enough that a transaction is over in well under a second; who is touched again meanwhile counts once. */
    private static final int AT_ONCE = 200;

    private final Profiling profiling;
    private final Models models;
    private final LiveMembers members;
    private final RuleMembers rules;
    private final Announcements announcements;

    LiveSegmentation(Profiling profiling, Models models, LiveMembers members, RuleMembers rules, Announcements announcements) {
        this.profiling = profiling;
        this.models = models;
        this.members = members;
        this.rules = rules;
        this.announcements = announcements;
    }

    /** @return customers looked at; 0 if there is no news */
    int run(Work work) {
        List<Touched> touched = new TouchedTable(work.connection()).take(AT_ONCE);
        if (touched.isEmpty()) return 0;
        Set<String> customers = touched.stream().map(Touched::customerId).collect(toCollection(TreeSet::new));
        LiveMembers.hold(customers, work.connection());
        Map<LocalDate, List<String>> byDay = byOpenDay(customers, touched, work);
        byDay.forEach((day, ids) -> profiling.again(ids, day, work.connection(), profiles -> look(day, profiles, work)));
        byDay.values().forEach(customers::removeAll);
        announcements.rulesWithProfiles(rules.evaluate(new LoadProfileTable(work.connection()).of(customers), work.connection()), work);
        return touched.size();
    }

    private void look(LocalDate day, List<LoadProfile> profiles, Work work) {
        // a customer whose day has closed meanwhile has been decided
        List<LoadProfile> open = profiles.stream().filter(profile -> profile.day().equals(day)).toList();
        Set<String> moved = new TreeSet<>();
        List<RuleMove> ruleMoves = rules.evaluate(open, work.connection());
        ruleMoves.forEach(move -> moved.add(move.customerId()));
        models.inForce(day).ifPresent(model -> {
            List<Move> moves = members.evaluate(open, model, work.connection());
            announcements.moves(List.of(), moves, work);
            moves.forEach(move -> moved.add(move.entered().customerId()));
        });
        announcements.rules(ruleMoves, work);
        announcements.profiles(moved, work);
    }

    /** Who has readings of an open day is looked at as of that day, whatever it was that touched him. */
    private static Map<LocalDate, List<String>> byOpenDay(Set<String> customers, List<Touched> touched, Work work) {
        Map<String, LocalDate> newest = new TreeMap<>(new TouchedTable(work.connection()).openDays(customers));
        for (Touched one : touched)
            if (one.day() != null) newest.merge(one.customerId(), one.day(), (a, b) -> a.isAfter(b) ? a : b);
        return newest.keySet().stream().collect(groupingBy(newest::get, TreeMap::new, toList()));
    }
}
