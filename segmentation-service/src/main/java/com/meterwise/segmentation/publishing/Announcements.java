package com.meterwise.segmentation.publishing;

import java.util.Collection;
import java.util.List;

import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.ModelRow;
import com.meterwise.segmentation.membership.Members.Move;

/** What the outside is told; it leaves if and only if the work commits. */
public record Announcements(ProfilesOut profilesOut, SegmentChangesOut changesOut, ModelsOut modelsOut) {

    public void profiles(Collection<String> customerIds, Work work) { profilesOut.send(customerIds, work); }

    public void moves(List<Move> moves, Work work) { changesOut.send(moves, work); }

    public void models(List<ModelRow> changed, Work work) { modelsOut.send(changed, work); }
}
