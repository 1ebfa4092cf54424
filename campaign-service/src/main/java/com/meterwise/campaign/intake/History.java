package com.meterwise.campaign.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What has happened with a customer up to a market day.
 *
 * @param contracts by begin
 * @param events    by begin
 * @param suspicion how strongly the losses of its feeder point at it, 0 to 1; null if nothing does
 */
public record History(List<Contract> contracts, List<ServiceEvent> events, Double suspicion) {
    public static final History NONE = new History(List.of(), List.of(), null);

    public History {
        contracts = contracts.stream().sorted(Comparator.comparing(Contract::from).thenComparing(Contract::contractId)).toList();
        events = events.stream().sorted(Comparator.comparing(ServiceEvent::from).thenComparing(ServiceEvent::serviceEventId)).toList();
    }

    /** The contract in force: of several the one that binds longest. */
    public Optional<Contract> contractOn(LocalDate day) {
        return contracts.stream().filter(contract -> contract.holdsOn(day))
                .max(Comparator.comparing(contract -> contract.to() == null ? LocalDate.MAX : contract.to()));
    }
}
