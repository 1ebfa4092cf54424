package com.meterwise.segmentation;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.Models;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.Profiling;
import com.meterwise.segmentation.intake.TouchedTable;
import com.meterwise.segmentation.intake.TouchedTable.Touched;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.publishing.Announcements;

/** What happens between two closes: customers with news are looked at again at once, each with all that is known of it now. */
final class LiveSegmentation {
    /** Few enough that a transaction is over in well under a second; who is touched again meanwhile counts once. */
    private static final int AT_ONCE = 200;

    private final Profiling profiling;
    private final Models models;
    private final LiveMembers members;
    private final Announcements announcements;

    LiveSegmentation(Profiling profiling, Models models, LiveMembers members, Announcements announcements) {
        this.profiling = profiling;
        this.models = models;
        this.members = members;
        this.announcements = announcements;
    }

    /** @return customers looked at; 0 if there is no news */
    int run(Work work) {
        List<Touched> touched = new TouchedTable(work.connection()).take(AT_ONCE);
        if (touched.isEmpty()) return 0;
        LiveMembers.hold(touched.stream().map(Touched::customerId).collect(toSet()), work.connection());
        Map<LocalDate, Set<String>> byDay = newestDays(touched);
        byDay.forEach((day, customers) -> models.inForce(day).ifPresent(model -> profiling.again(List.copyOf(customers), day,
                work.connection(), profiles -> tell(members.evaluate(onDay(profiles, day), model, work.connection()), work))));
        return touched.size();
    }

    private void tell(List<Move> moves, Work work) {
        announcements.moves(List.of(), moves, work);
        announcements.profiles(moves.stream().map(move -> move.entered().customerId()).toList(), work);
    }

    private static Map<LocalDate, Set<String>> newestDays(List<Touched> touched) {
        Map<String, LocalDate> newest = new TreeMap<>();
        for (Touched one : touched)
            if (one.day() != null) newest.merge(one.customerId(), one.day(), (a, b) -> a.isAfter(b) ? a : b);
        Map<LocalDate, Set<String>> byDay = new TreeMap<>();
        newest.forEach((customer, day) -> byDay.computeIfAbsent(day, one -> new TreeSet<>()).add(customer));
        return byDay;
    }

    /** A customer whose day has closed meanwhile has been decided. */
    private static List<LoadProfile> onDay(List<LoadProfile> profiles, LocalDate day) {
        List<LoadProfile> open = new ArrayList<>(profiles);
        open.removeIf(profile -> !profile.day().equals(day));
        return open;
    }
}
