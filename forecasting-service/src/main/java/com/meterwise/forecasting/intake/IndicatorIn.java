package com.meterwise.forecasting.intake;

import java.util.List;

import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Temperature, calendar, prices and what else the market says of itself. A value told again replaces the one told before. */
public final class IndicatorIn implements Handler {
    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        List<Indicator> indicators = records.stream().filter(record -> !record.isTombstone())
                .map(record -> of(record.as(IndicatorObserved.class))).toList();
        IndicatorTable.keep(indicators, work.connection());
    }

    private static Indicator of(IndicatorObserved event) {
        return new Indicator(event.indicator(), event.region() == null ? Indicator.EVERYWHERE : event.region(), event.at(),
                event.issuedAt() == null ? event.at() : event.issuedAt(), event.value(), event.unit(), event.source());
    }
}
