package com.meterwise.campaign.intake;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.LoadForecasted;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Load forecasts of customers, from forecasting. */
public final class ForecastsIn implements Handler {
    private final ZoneId zone;

    public ForecastsIn(ZoneId zone) { this.zone = zone; }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<List<Object>, Forecast> newest = new LinkedHashMap<>();
        for (Received received : records) {
            if (received.isTombstone()) continue;
            Forecast forecast = Forecast.of(received.as(LoadForecasted.class), zone);
            newest.merge(List.of(forecast.customerId(), forecast.day()), forecast, (held, next) -> next.isNewerThan(held) ? next : held);
        }
        SnapshotTable.forecasts(work.connection()).keep(newest.values());
    }
}
