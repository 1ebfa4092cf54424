package com.meterwise.campaign.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.ProfileUpdated;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Load profiles and tiers, from segmentation. */
public final class ProfilesIn implements Handler {
    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        List<Profile> profiles = new ArrayList<>();
        List<DailyEnergy> energies = new ArrayList<>();
        for (Received received : records) {
            if (received.isTombstone()) continue;
            ProfileUpdated event = received.as(ProfileUpdated.class);
            profiles.add(Profile.of(event));
            DailyEnergy.of(event).ifPresent(energies::add);
        }
        new DailyEnergyTable(work.connection()).keep(energies);
        SnapshotTable<Profile> table = SnapshotTable.profiles(work.connection());
        Map<String, Profile> before = table.newest(profiles.stream().map(Profile::customerId).distinct().toList());
        new TriggerTable(work.connection()).add(promotions(before, profiles));
        Map<List<Object>, Profile> newest = new LinkedHashMap<>();
        for (Profile profile : profiles) {
            newest.merge(List.of(profile.customerId(), profile.day()), profile, (held, next) -> next.isNewerThan(held) ? next : held);
        }
        table.keep(newest.values());
    }

    /** Customers that were no key account and now are one, in the order of arrival; late and repeated profiles promote nobody. */
    static List<Trigger> promotions(Map<String, Profile> before, List<Profile> arrived) {
        Map<String, Profile> held = new HashMap<>(before);
        List<Trigger> promotions = new ArrayList<>();
        for (Profile profile : arrived) {
            Profile last = held.get(profile.customerId());
            if (last != null && !profile.isNewerThan(last)) continue;
            if (profile.keyAccount() && (last == null || !last.keyAccount()))
                promotions.add(new Trigger(profile.customerId(), Trigger.Kind.BECAME_KEY_ACCOUNT, profile.day(),
                        "tier %s, was %s".formatted(profile.tier(), last == null ? "none" : last.tier())));
            held.put(profile.customerId(), profile);
        }
        return promotions;
    }
}
