package com.meterwise.segmentation.live;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.membership.Reason;

/**
 * Where the open day has moved a customer, and the outside was told.
 *
 * @param day the open day
 */
record LiveMember(String customerId, LocalDate day, String segmentId, double margin, String modelId, List<Reason> reasons) {
    LiveMember {
        requireNonNull(customerId, "customerId");
        requireNonNull(segmentId, "segmentId");
        reasons = List.copyOf(reasons);
    }

    static LiveMember of(Membership entered, LocalDate day) {
        return new LiveMember(entered.customerId(), day, entered.segmentId(), entered.margin(), entered.modelId(), entered.reasons());
    }

    LiveMember on(LocalDate later) { return new LiveMember(customerId, later, segmentId, margin, modelId, reasons); }

    /** The customer as the outside sees it: the closed day's membership, moved. */
    Membership over(Membership closed) {
        return new Membership(customerId, segmentId, day, modelId, closed.evaluated(), closed.candidate(), closed.evaluations(), margin,
                reasons, closed.features());
    }
}
