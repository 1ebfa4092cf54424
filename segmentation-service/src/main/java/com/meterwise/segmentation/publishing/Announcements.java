package com.meterwise.segmentation.publishing;

import java.util.Collection;
import java.util.List;

import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.ModelRow;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.rules.RuleMove;

/** What the outside is told; it leaves if and only if the work commits. */
public record Announcements(ProfilesOut profilesOut, SegmentChangesOut changesOut, ModelsOut modelsOut, RuleChangesOut rulesOut) {

    public void profiles(Collection<String> customerIds, Work work) { profilesOut.send(customerIds, work); }

    /** @param profiles as they have just been kept */
    public void profiles(List<LoadProfile> profiles, Work work) {
        profilesOut.send(profiles, work);
    }

    /**
     * @param decided by a closed day
     * @param told    what the outside has not heard of yet
     */
    public void moves(List<Move> decided, List<Move> told, Work work) { changesOut.send(decided, told, work); }

    public void rules(List<RuleMove> moves, Work work) { rulesOut.send(moves, work); }

    /** Between two closes: who entered or left is told with the state that came of it. */
    public void rulesWithProfiles(List<RuleMove> moves, Work work) {
        rules(moves, work);
        profiles(moves.stream().map(RuleMove::customerId).distinct().toList(), work);
    }

    public void models(List<ModelRow> changed, Work work) { modelsOut.send(changed, work); }
}
