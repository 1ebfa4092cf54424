package com.meterwise.segmentation.publishing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.screening.Standing;
import com.meterwise.segmentation.screening.StandingTable;

/** Announces customers as the tables now hold them. A customer of whom no profile is known is not announced. */
public final class ProfilesOut {
    private static final long EPOCH = 0;

    private final MarketTime time;

    public ProfilesOut(MarketTime time) { this.time = time; }

    public void send(Collection<String> customerIds, Work work) {
        if (customerIds.isEmpty()) return;
        List<LoadProfile> profiles = new LoadProfileTable(work.connection()).of(customerIds);
        Map<String, Membership> members = LiveMembers.now(customerIds, work.connection());
        Map<String, Standing> standings = new StandingTable(work.connection()).of(customerIds).stream()
                .collect(toMap(Standing::customerId, identity()));
        Map<String, Long> sequences = new PublicationTable(work.connection())
                .nextProfile(profiles.stream().map(LoadProfile::customerId).toList());
        for (LoadProfile profile : profiles) {
            String id = profile.customerId();
            work.send(Topic.PROFILE, id, event(profile, members.get(id), standings.get(id), sequences.get(id)));
        }
    }

    private ProfileUpdated event(LoadProfile profile, Membership member, Standing standing, long sequence) {
        return new ProfileUpdated(profile.customerId(), profile.day(), profile.features(), profile.weekday(), profile.weekend(),
                profile.interval(), member == null ? null : member.segmentId(), standing == null ? null : standing.tier().name(),
                standing == null ? null : standing.score(), standing == null ? List.of() : standing.gates(),
                member == null ? null : member.modelId(), profile.grade().name(), time.endOf(profile.day()), EPOCH, sequence);
    }
}
