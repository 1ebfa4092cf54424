package com.meterwise.campaign.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Supply contracts, from ingestion. */
public final class ContractsIn implements Handler {
    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Map<String, Contract> newest = new LinkedHashMap<>();
        List<String> ended = new ArrayList<>();
        for (Received received : records) {
            if (received.isTombstone()) {
                ended.add(received.key());
                newest.remove(received.key());
                continue;
            }
            Contract contract = Contract.of(received.as(ContractChanged.class));
            newest.merge(contract.contractId(), contract, ContractsIn::newer);
        }
        HistoryTable table = new HistoryTable(work.connection());
        table.endContracts(ended);
        table.keepContracts(newest.values());
    }

    private static Contract newer(Contract held, Contract next) {
        boolean newer = next.epoch() != held.epoch() ? next.epoch() > held.epoch() : next.sequence() > held.sequence();
        return newer ? next : held;
    }
}
