package com.meterwise.segmentation.live;

import java.util.Optional;

import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.membership.Hysteresis;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.membership.Membership;

/**
 * Where a customer belongs while its day is open: always the closed day's membership, evaluated once with all that is known now. So it depends
 * neither on how the day's readings came in nor on how often it was asked; and the close of the day, which decides, starts from the closed
 * membership too.
 */
record OpenDay(Hysteresis hysteresis) {

    /**
     * @param state empty if the customer is where the last closed day left it
     * @param move  to be told; empty if what was told still holds
     */
    record Step(Optional<LiveMember> state, Optional<Move> move) {}

    /**
     * A customer on its open day.
     *
     * @param profile    with all that is known
     * @param keyAccount whether it is told apart among the key accounts, as the day's close will do
     * @param wholeDay   whether enough of the day is known to count as an evaluation; less can only move a customer that is far off
     */
    record Open(LoadProfile profile, boolean keyAccount, boolean wholeDay) {}

    /**
     * @param closed as the last closed day left it
     * @param told   where the outside was told the customer is, if not there
     */
    Step next(Membership closed, Optional<LiveMember> told, SegmentModel model, Open open) {
        LoadProfile profile = open.profile();
        Membership now = hysteresis.next(Optional.of(closed), model, open.keyAccount(), profile).orElse(closed);
        boolean moved = !now.segmentId().equals(closed.segmentId()) && (open.wholeDay() || now.margin() > hysteresis.atOnce());
        Optional<LiveMember> state = moved ? Optional.of(LiveMember.of(now, profile.day())) : Optional.empty();
        String from = told.map(LiveMember::segmentId).orElse(closed.segmentId());
        String to = moved ? now.segmentId() : closed.segmentId();
        if (from.equals(to))
            return new Step(moved && told.isPresent() ? Optional.of(told.get().on(profile.day())) : state, Optional.empty());
        Membership entered = told.isEmpty() ? now : hysteresis.moving(closed, from, to, model, profile);
        return new Step(state, Optional.of(new Move(from, entered)));
    }
}
