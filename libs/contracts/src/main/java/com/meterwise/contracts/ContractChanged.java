package com.meterwise.contracts;

import java.time.LocalDate;

/**
 * State of a supply contract.
 *
 * @param price      per kWh, decimal string
 * @param monthlyKwh contracted energy, January to December
 * @param tolerance  share of the energy that may deviate free of charge
 */
public record ContractChanged(String contractId, String customerId, String product, LocalDate from, LocalDate to, String price,
        String currency, double[] monthlyKwh, Double tolerance, Integer noticeDays, long epoch, long sequence) implements StateEvent {}
