package com.meterwise.ingestion.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * A supply contract.
 *
 * @param from       first day of supply
 * @param to         the day after the last one; null while it is open
 * @param price      per kWh, decimal
 * @param currency   ISO 4217; the market's unless said
 * @param monthlyKwh contracted energy, January to December; null if none is agreed
 * @param tolerance  share of the energy that may deviate free of charge
 * @param validFrom  market day from which this state of the contract holds
 */
public record Contract(String contractId, String customerId, String product, LocalDate from, LocalDate to, String price, String currency,
        List<Double> monthlyKwh, Double tolerance, Integer noticeDays, @JsonDeserialize(using = MarketDate.class) LocalDate validFrom)
        implements
            Registered<Contract> {
    private static final int MONTHS = 12;

    public Contract {
        Fields.id("contractId", contractId);
        Fields.id("customerId", customerId);
        product = Fields.someText("product", product);
        if (from == null) throw new IllegalArgumentException("a contract needs its first day, from");
        Fields.day("from", from);
        Fields.day("to", to);
        if (to != null && !to.isAfter(from)) throw new IllegalArgumentException("to must be after from, got [%s, %s)".formatted(from, to));
        Fields.decimal("price", price);
        currency = Fields.currency(currency);
        if (monthlyKwh != null) {
            if (monthlyKwh.size() != MONTHS)
                throw new IllegalArgumentException("monthlyKwh needs %d values, got %d".formatted(MONTHS, monthlyKwh.size()));
            for (Double kwh : monthlyKwh)
                if (kwh == null || Fields.notNegative("monthlyKwh", kwh) == null)
                    throw new IllegalArgumentException("monthlyKwh has a month without a value");
            monthlyKwh = List.copyOf(monthlyKwh);
        }
        if (tolerance != null && !(tolerance >= 0 && tolerance <= 1))
            throw new IllegalArgumentException("tolerance must be 0 to 1, got " + tolerance);
        Fields.notNegative("noticeDays", noticeDays);
    }

    @Override
    public String id() { return contractId; }

    @Override
    public Contract validFrom(LocalDate day) {
        return new Contract(contractId, customerId, product, from, to, price, currency, monthlyKwh, tolerance, noticeDays, day);
    }

    @Override
    public Contract completedBy(Contract held) { return this; }

    @Override
    public Optional<String> parent() { return Optional.empty(); }

    @Override
    public Set<String> subjects() { return Set.of(customerId); }
}
