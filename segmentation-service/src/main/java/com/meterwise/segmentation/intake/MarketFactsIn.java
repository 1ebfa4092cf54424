package com.meterwise.segmentation.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.contracts.StateEvent;
import com.meterwise.contracts.TariffChanged;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Work;

/** Contracts, service events, market indicators and tariffs. Each batch is one statement; a repeat changes nothing. */
public final class MarketFactsIn {
    private final Bell bell;

    /** @param bell rung when a customer's contract or events may move it */
    public MarketFactsIn(Bell bell) { this.bell = bell; }

    public void contracts(List<Received> records, Work work) {
        ContractTable table = new ContractTable(work.connection());
        Map<String, ContractChanged> newest = newest(records, ContractChanged.class);
        table.delete(ended(records));
        if (newest.isEmpty()) return;
        table.put(List.copyOf(newest.values()));
        new TouchedTable(work.connection()).others(newest.values().stream().map(ContractChanged::customerId).toList(), bell);
    }

    /** Each state counts, not the newest alone: which of them share a batch must not matter. */
    public static void tariffs(List<Received> records, Work work) {
        TariffTable table = new TariffTable(work.connection());
        List<TariffChanged> states = new ArrayList<>();
        for (Received record : records) {
            if (record.isTombstone()) states.removeIf(state -> state.tariffId().equals(record.key()));
            else
                states.add(record.as(TariffChanged.class));
        }
        table.delete(ended(records));
        if (!states.isEmpty()) table.put(states, List.copyOf(newest(records, TariffChanged.class).values()));
    }

    public void serviceEvents(List<Received> records, Work work) {
        Map<List<String>, ServiceEventRecorded> last = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) continue;
            ServiceEventRecorded event = record.as(ServiceEventRecorded.class);
            last.put(List.of(event.customerId(), event.serviceEventId()), event);
        }
        if (last.isEmpty()) return;
        new ServiceEventTable(work.connection()).put(List.copyOf(last.values()));
        new TouchedTable(work.connection()).others(last.values().stream().map(ServiceEventRecorded::customerId).toList(), bell);
    }

    /** A forecast, issued before the time it speaks of, is no fact of the market and passes by. */
    public static void indicators(List<Received> records, Work work) {
        Map<List<Object>, IndicatorObserved> last = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) continue;
            IndicatorObserved event = record.as(IndicatorObserved.class);
            if (event.issuedAt() != null && event.issuedAt().isBefore(event.at())) continue;
            if (!Double.isFinite(event.value()))
                throw new IllegalArgumentException("%s at %s is %s".formatted(event.indicator(), event.at(), event.value()));
            last.put(List.of(event.indicator(), IndicatorTable.region(event), event.at()), event);
        }
        if (!last.isEmpty()) new IndicatorTable(work.connection()).put(List.copyOf(last.values()));
    }

    /** The newest state of each key that is not followed by its end. */
    private static <E extends StateEvent> Map<String, E> newest(List<Received> records, Class<E> type) {
        Map<String, E> newest = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) newest.remove(record.key());
            else
                newest.merge(record.key(), record.as(type),
                        (held, next) -> next.isNewerThan(held.epoch(), held.sequence()) ? next : held);
        }
        return newest;
    }

    private static List<String> ended(List<Received> records) {
        List<String> ended = new ArrayList<>();
        for (Received record : records)
            if (record.isTombstone()) ended.add(record.key());
        return ended;
    }
}
