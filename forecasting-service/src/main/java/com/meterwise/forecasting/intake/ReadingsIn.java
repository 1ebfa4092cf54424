package com.meterwise.forecasting.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Meter-days into the history. */
public final class ReadingsIn implements Handler {
    private final MeterDays days;

    public ReadingsIn(MeterDays days) { this.days = days; }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        // one statement may not touch a row twice, so the highest revision of the batch goes alone
        Map<MeterDay.Key, MeterDay> latest = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) continue;
            MeterDay day = MeterDay.of(record.as(ReadingsRecorded.class));
            latest.merge(day.key(), day, (held, next) -> next.revision() > held.revision() ? next : held);
        }
        days.replace(latest.values(), work.connection());
    }
}
