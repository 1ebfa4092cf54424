package com.meterwise.forecasting.intake;

import java.util.List;

import com.meterwise.contracts.SegmentChanged;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Which segments customers are in. A rule's segment, entered from none and left to NONE, is held beside the learnt one. */
public final class SegmentIn implements Handler {
    private static final String RULE = "R-", LEFT = "NONE";

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        for (Received record : records) {
            if (record.isTombstone()) continue;
            SegmentChanged change = record.as(SegmentChanged.class);
            boolean left = LEFT.equals(change.to());
            String told = left ? change.from() : change.to();
            String scheme = told != null && told.startsWith(RULE) ? told : "";
            SegmentTable.keep(change.customerId(), scheme, left ? null : change.to(), change.sequence(), work.connection());
        }
    }
}
