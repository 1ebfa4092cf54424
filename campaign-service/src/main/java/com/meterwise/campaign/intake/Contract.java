package com.meterwise.campaign.intake;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

import com.meterwise.contracts.ContractChanged;

/**
 * A supply contract.
 *
 * @param to         first day it no longer holds, or null if it has no end
 * @param price      per kWh, decimal string, or null
 * @param noticeDays or null
 */
public record Contract(String contractId, String customerId, String product, LocalDate from, LocalDate to, String price, Integer noticeDays,
        long epoch, long sequence) {
    public Contract {
        requireNonNull(contractId, "contractId");
        requireNonNull(customerId, "customerId");
        requireNonNull(from, "from");
    }

    static Contract of(ContractChanged event) {
        return new Contract(event.contractId(), event.customerId(), event.product(), event.from(), event.to(), event.price(),
                event.noticeDays(), event.epoch(), event.sequence());
    }

    public boolean holdsOn(LocalDate day) { return !day.isBefore(from) && (to == null || day.isBefore(to)); }
}
