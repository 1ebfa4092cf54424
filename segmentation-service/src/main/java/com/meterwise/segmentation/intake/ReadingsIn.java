package com.meterwise.segmentation.intake;

import java.util.List;
import java.util.Set;

import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Work;

/** Readings become consumption. Feeders' supply meters and other channels are not a customer's use and pass by. */
public final class ReadingsIn implements Handler {
    private static final String CUSTOMER = "CUSTOMER";
    private static final String IMPORT = "importKwh";
    private static final Set<String> REACTIVE = Set.of("importKvarh", "exportKvarh");

    private final Bell bell;

    /** @param bell rung when a customer whose day is still open has new readings */
    public ReadingsIn(Bell bell) { this.bell = bell; }

    @Override
    public void handle(List<Received> records, Work work) {
        List<MeterDay> meterDays = meterDays(records);
        new ReactiveTable(work.connection()).apply(records.stream().filter(record -> !record.isTombstone())
                .map(record -> record.as(ReadingsRecorded.class)).filter(ReadingsIn::isCustomersReactive)
                .map(event -> ReactiveDay.of(event.customerId(), event.meterId(), event.day(), event.channel(), event.revision(),
                        event.values()))
                .toList());
        if (meterDays.isEmpty()) return;
        new ConsumptionTable(work.connection()).apply(meterDays);
        if (new TouchedTable(work.connection()).readings(meterDays) > 0) bell.ring();
    }

    /** Consumption alone, without a word to those who work on it: for read models built anew. */
    public static void retell(List<Received> records, Work work) {
        new ConsumptionTable(work.connection()).apply(meterDays(records));
    }

    private static List<MeterDay> meterDays(List<Received> records) {
        return records.stream().filter(record -> !record.isTombstone()).map(record -> record.as(ReadingsRecorded.class))
                .filter(ReadingsIn::isCustomersUse).map(ReadingsIn::meterDay).toList();
    }

    private static boolean isCustomersUse(ReadingsRecorded event) {
        return CUSTOMER.equals(event.kind()) && IMPORT.equals(event.channel()) && event.customerId() != null;
    }

    private static boolean isCustomersReactive(ReadingsRecorded event) {
        return CUSTOMER.equals(event.kind()) && REACTIVE.contains(event.channel()) && event.customerId() != null;
    }

    private static MeterDay meterDay(ReadingsRecorded event) {
        int estimated = event.quality() == null ? 0 : (int) event.quality().chars().filter(letter -> letter == 'E').count();
        return new MeterDay(event.customerId(), event.meterId(), event.day(), event.interval(), SlotEnergy.ofKwh(event.values()),
                event.revision(), estimated);
    }
}
