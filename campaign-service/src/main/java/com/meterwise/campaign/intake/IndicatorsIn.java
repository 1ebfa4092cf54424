package com.meterwise.campaign.intake;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Prices and other market figures, from ingestion. Weather and calendar say nothing to an offer, forecasts are not facts. */
public final class IndicatorsIn implements Handler {
    private static final List<String> TAKEN = List.of("price.", "macro.", "market.");
    private final ZoneId zone;

    public IndicatorsIn(ZoneId zone) { this.zone = zone; }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        List<IndicatorObserved> taken = new ArrayList<>();
        for (Received received : records) {
            if (received.isTombstone()) continue;
            IndicatorObserved one = received.as(IndicatorObserved.class);
            boolean observed = one.issuedAt() == null || !one.issuedAt().isBefore(one.at());
            if (observed && Double.isFinite(one.value()) && TAKEN.stream().anyMatch(one.indicator()::startsWith)) taken.add(one);
        }
        new MarketTable(work.connection()).keep(taken, zone);
    }
}
