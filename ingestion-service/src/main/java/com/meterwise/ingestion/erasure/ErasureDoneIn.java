package com.meterwise.ingestion.erasure;

import java.util.List;

import com.meterwise.contracts.ErasureDone;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** What the services answer to erasures. */
public final class ErasureDoneIn implements Handler {
    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        for (Received record : records)
            ErasureTable.answer(work.connection(), record.as(ErasureDone.class));
    }
}
