package com.meterwise.segmentation.membership;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.screening.StandingTable;

/** Evaluates where customers belong, and keeps it. Key accounts, as last screened, are told apart among themselves. */
public final class Members {
    private final Hysteresis hysteresis;

    public Members(Hysteresis hysteresis) { this.hysteresis = hysteresis; }

    /** @param from segment left, or null at the first assignment */
    public record Move(String from, Membership entered) {}

    /** @return who moved, in the order of the profiles */
    public List<Move> evaluate(List<LoadProfile> profiles, SegmentModel model, Connection connection) {
        MembershipTable table = new MembershipTable(connection);
        List<String> ids = profiles.stream().map(LoadProfile::customerId).toList();
        Map<String, Membership> held = table.of(ids);
        Set<String> keyAccounts = new StandingTable(connection).keyAccountsOf(ids);
        List<Membership> changed = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (LoadProfile profile : profiles) {
            Membership before = held.get(profile.customerId());
            Membership after = hysteresis
                    .next(Optional.ofNullable(before), model, keyAccounts.contains(profile.customerId()), profile).orElse(null);
            if (after == null || after.equals(before)) continue;
            changed.add(after);
            if (before == null || !before.segmentId().equals(after.segmentId()))
                moves.add(new Move(before == null ? null : before.segmentId(), after));
        }
        table.put(changed);
        return moves;
    }
}
