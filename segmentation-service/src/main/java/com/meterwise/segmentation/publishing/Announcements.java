package com.meterwise.segmentation.publishing;

import java.util.Collection;
import java.util.List;

import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.ModelRow;
import com.meterwise.segmentation.membership.Members.Move;

/** What the outside is told; it leaves if and only if the work commits. */
public record Announcements(ProfilesOut profilesOut, SegmentChangesOut changesOut, ModelsOut modelsOut) {

    public void profiles(Collection<String> customerIds, Work work) { profilesOut.send(customerIds, work); }

    /**
     * @param decided by a closed day
     * @param told    what the outside has not heard of yet
     */
    public void moves(List<Move> decided, List<Move> told, Work work) { changesOut.send(decided, told, work); }

    public void models(List<ModelRow> changed, Work work) { modelsOut.send(changed, work); }
}
