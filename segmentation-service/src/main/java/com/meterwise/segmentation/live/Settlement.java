package com.meterwise.segmentation.live;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.intake.TouchedTable.Touched;
import com.meterwise.segmentation.membership.Hysteresis;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.membership.Membership;

/**
 * What the outside is told when a day has closed and decided, given what it was told while the day was open.
 *
 * @param told  moves to tell: those not told before, and back those that the closed day does not bear out
 * @param ended customers whose open day is over
 * @param again customers already told of a later day: to be looked at again from where this day left them
 */
record Settlement(List<Move> told, List<String> ended, List<Touched> again) {

    /**
     * @param decided by the closed day
     * @param closed  memberships after it
     * @param live    where the open day had moved customers
     */
    static Settlement of(List<Move> decided, List<LoadProfile> profiles, Map<String, Membership> closed, Map<String, LiveMember> live,
            SegmentModel model, Hysteresis hysteresis) {
        Map<String, Move> moves = decided.stream().collect(toMap(move -> move.entered().customerId(), identity()));
        Settlement settlement = new Settlement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (LoadProfile profile : profiles) {
            String id = profile.customerId();
            Optional<Move> move = Optional.ofNullable(moves.get(id));
            LiveMember open = live.get(id);
            if (open == null) {
                move.ifPresent(settlement.told::add);
            } else if (open.day().isAfter(profile.day())) {
                if (move.isPresent()) settlement.again.add(new Touched(id, open.day()));
            } else {
                settlement.ended.add(id);
                Membership now = closed.get(id);
                if (!open.segmentId().equals(now.segmentId()))
                    settlement.told
                            .add(new Move(open.segmentId(), hysteresis.moving(now, open.segmentId(), now.segmentId(), model, profile)));
            }
        }
        return settlement;
    }
}
