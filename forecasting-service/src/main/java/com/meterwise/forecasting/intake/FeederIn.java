package com.meterwise.forecasting.intake;

import java.util.List;

import com.meterwise.contracts.FeederChanged;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** The network as far as losses need it. */
public final class FeederIn implements Handler {
    private final FeederTable feeders;

    public FeederIn(FeederTable feeders) { this.feeders = feeders; }

    @Override
    public void handle(List<Received> records, Work work) {
        for (Received record : records) {
            if (record.isTombstone()) feeders.deleteById(record.key());
            else
                feeders.keep(record.as(FeederChanged.class));
        }
    }
}
