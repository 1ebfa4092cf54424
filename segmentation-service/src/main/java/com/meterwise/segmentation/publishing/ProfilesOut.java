package com.meterwise.segmentation.publishing;

import static java.util.Comparator.comparingDouble;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.ConsumptionTable;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.rules.RuleTable;
import com.meterwise.segmentation.screening.Standing;
import com.meterwise.segmentation.screening.StandingTable;
import com.meterwise.segmentation.screening.Worth;

/** Announces customers as the tables now hold them. A customer of whom no profile is known is not announced. */
public final class ProfilesOut {
    /** Published beside the features, for those who measure what a day's use became; no customer is clustered by it. */
    private static final String DAY_KWH = "dayKwh";

    private static final int AT_ONCE = 1_000;

    private final MarketTime time;

    public ProfilesOut(MarketTime time) { this.time = time; }

    /** However many: a few are held at a time. */
    public void send(Collection<String> customerIds, Work work) {
        for (List<String> some : Batches.of(List.copyOf(customerIds), AT_ONCE))
            send(new LoadProfileTable(work.connection()).of(some), work);
    }

    /** @param profiles as the table holds them */
    public void send(List<LoadProfile> profiles, Work work) {
        if (profiles.isEmpty()) return;
        List<String> customerIds = profiles.stream().map(LoadProfile::customerId).toList();
        Map<String, Membership> members = LiveMembers.now(customerIds, work.connection());
        Map<String, Standing> standings = new StandingTable(work.connection()).of(customerIds).stream()
                .collect(toMap(Standing::customerId, identity()));
        Map<String, Long> sequences = new PublicationTable(work.connection()).nextProfile(customerIds);
        Map<String, Double> used = used(profiles, work.connection());
        Map<String, Set<String>> rules = new RuleTable(work.connection()).of(customerIds);
        for (LoadProfile profile : profiles) {
            String id = profile.customerId();
            work.send(Topic.PROFILE, id, event(profile, used.get(id), members.get(id), standings.get(id),
                    rules.getOrDefault(id, Set.of()), work.epoch(), sequences.get(id)));
        }
    }

    /** Energy of the profile's day in kWh, by customer; without customers of whose day something is missing. */
    private static Map<String, Double> used(List<LoadProfile> profiles, Connection connection) {
        Map<LocalDate, List<LoadProfile>> byDay = profiles.stream().collect(groupingBy(LoadProfile::day));
        Map<String, Double> used = new HashMap<>();
        byDay.forEach((day, some) -> {
            for (CustomerDay one : new ConsumptionTable(connection).daysOf(some.stream().map(LoadProfile::customerId).toList(), day, day))
                if (one.completeSlots() == one.energy().slots()) used.put(one.customerId(), one.totalWh() / 1000d);
        });
        return used;
    }

    private ProfileUpdated event(LoadProfile profile, Double usedKwh, Membership member, Standing standing,
            Set<String> rules, long epoch, long sequence) {
        Map<String, Double> features = new TreeMap<>(profile.features());
        if (usedKwh != null) features.put(DAY_KWH, usedKwh);
        return new ProfileUpdated(profile.customerId(), profile.day(), features, profile.weekday(), profile.weekend(),
                profile.interval(), member == null ? null : member.segmentId(), standing == null ? null : standing.tier().name(),
                standing == null ? null : standing.score(), standing == null ? List.of() : standing.gates(),
                member == null ? null : member.modelId(), profile.grade().name(),
                standing == null ? null : risk(standing.worth()), rules.stream().sorted().toList(), time.endOf(profile.day()), epoch,
                sequence);
    }

    private static ProfileUpdated.Risk risk(Worth worth) {
        return new ProfileUpdated.Risk(worth.risk().total(), worth.atRisk(), worth.risk().parts().entrySet().stream()
                .map(part -> new ProfileUpdated.RiskReason(part.getKey(), part.getValue().weight() * part.getValue().height(),
                        part.getValue().text()))
                .filter(reason -> reason.contribution() > 0)
                .sorted(comparingDouble(ProfileUpdated.RiskReason::contribution).reversed().thenComparing(ProfileUpdated.RiskReason::name))
                .toList());
    }
}
