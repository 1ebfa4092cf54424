package com.meterwise.campaign.intake;

import java.util.List;

import com.meterwise.contracts.LossAlertRaised;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Customers at whom a feeder's losses point, from forecasting: until that is cleared nobody should send them an offer. */
public final class SuspicionsIn implements Handler {
    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        HistoryTable table = new HistoryTable(work.connection());
        for (Received received : records) {
            if (received.isTombstone() || !LossAlertRaised.class.getSimpleName().equals(received.type())) continue;
            LossAlertRaised alert = received.as(LossAlertRaised.class);
            if (alert.suspects() != null) table.keepSuspicions(alert.alertId(), alert.day(), alert.suspects());
        }
    }
}
