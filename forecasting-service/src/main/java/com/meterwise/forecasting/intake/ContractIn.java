package com.meterwise.forecasting.intake;

import java.math.BigDecimal;
import java.util.List;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** What customers have agreed to take. */
public final class ContractIn implements Handler {
    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        for (Received record : records) {
            if (record.isTombstone()) ContractTable.forget(record.key(), work.connection());
            else
                keep(record.as(ContractChanged.class), work);
        }
    }

    private static void keep(ContractChanged event, Work work) throws Exception {
        BigDecimal price = event.price() == null ? null : new BigDecimal(event.price());
        double[] monthlyKwh = event.monthlyKwh() == null ? new double[0] : event.monthlyKwh();
        ContractTable.keep(new Contract(event.contractId(), event.customerId(), event.product(), event.from(), event.to(), price,
                event.currency(), monthlyKwh, event.tolerance()), event.epoch(), event.sequence(), work.connection());
    }
}
