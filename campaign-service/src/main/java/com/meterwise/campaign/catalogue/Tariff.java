package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireId;
import static com.meterwise.campaign.catalogue.Definition.requireText;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a customer pays.
 *
 * @param validTo     first market day it no longer holds, or null
 * @param prices      per kWh by period
 * @param periods     the hours of each period
 * @param demand      or null
 * @param powerFactor or null
 * @param source      where the prices come from
 * @param extras      steps, levies, market price and green energy; or null
 */
public record Tariff(String tariffId, int version, String name, String currency, LocalDate validFrom, LocalDate validTo,
        Map<String, Money> prices, DayPeriods periods, DemandCharge demand, PowerFactorTable powerFactor, String source,
        TariffExtras extras)
        implements
            Definition<Tariff> {
    private static final int MOST_PERIODS = 24;

    public Tariff {
        requireId(tariffId, "tariffId");
        requireText(name, "name", 200);
        requireText(source, "source", 500);
        if (currency == null || !currency.matches("[A-Z]{3}"))
            throw new IllegalArgumentException("currency must be ISO 4217, got " + currency);
        validFrom = validFrom == null ? FIRST_OF_TIME : validFrom;
        if (validTo != null && !validTo.isAfter(validFrom))
            throw new IllegalArgumentException("validTo %s must be after validFrom %s".formatted(validTo, validFrom));
        prices = java.util.Collections.unmodifiableMap(new TreeMap<>(requireNonNull(prices, "prices")));
        if (prices.isEmpty() || prices.size() > MOST_PERIODS) throw new IllegalArgumentException("a tariff needs 1 to 24 prices");
        requireNonNull(periods, "periods").requirePriced(prices.keySet());
        extras = extras == null ? TariffExtras.NONE : extras;
    }

    public Tariff(String tariffId, int version, String name, String currency, LocalDate validFrom, LocalDate validTo,
            Map<String, Money> prices, DayPeriods periods, DemandCharge demand, PowerFactorTable powerFactor, String source) {
        this(tariffId, version, name, currency, validFrom, validTo, prices, periods, demand, powerFactor, source, TariffExtras.NONE);
    }

    public boolean holdsOn(LocalDate day) { return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo)); }

    /** The dearest period, from which load is worth shifting; the first by name among equals. */
    public String dearest() {
        Map.Entry<String, Money> dearest = null;
        for (Map.Entry<String, Money> one : prices.entrySet())
            if (dearest == null || one.getValue().compareTo(dearest.getValue()) > 0) dearest = one;
        return dearest.getKey();
    }

    /** The cheapest period, the first by name among equals. */
    public String cheapest() {
        Map.Entry<String, Money> cheapest = null;
        for (Map.Entry<String, Money> one : prices.entrySet())
            if (cheapest == null || one.getValue().compareTo(cheapest.getValue()) < 0) cheapest = one;
        return cheapest.getKey();
    }

    @Override
    public String id() { return tariffId; }

    @Override
    public Tariff withVersion(int next) {
        return new Tariff(tariffId, next, name, currency, validFrom, validTo, prices, periods, demand, powerFactor, source, extras);
    }
}
