package com.meterwise.contracts;

import java.time.LocalDate;
import java.util.List;

/**
 * State of a tariff.
 *
 * @param prices       energy prices by period, decimal strings per kWh
 * @param slots        hour of day (local, 0 to 23) to period name, weekdays
 * @param weekendSlots the same for weekends and holidays
 * @param demand       demand charge, or null
 */
public record TariffChanged(String tariffId, String name, String currency, LocalDate validFrom, LocalDate validTo,
        java.util.Map<String, String> prices, List<String> slots, List<String> weekendSlots, Demand demand, String source, long epoch,
        long sequence) implements StateEvent {

    /**
     * @param mode        CAPACITY or MAX_DEMAND
     * @param capacityPrice per kVA and month
     * @param demandPrice per kW and month of the month's highest quarter-hour
     */
    public record Demand(String mode, String capacityPrice, String demandPrice) {}
}
