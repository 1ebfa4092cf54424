package com.meterwise.ingestion.marketdata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

import com.meterwise.ingestion.registry.Fields;

/**
 * What a competitor sells.
 *
 * @param parts        parts of the price per kWh, decimal strings: energy, grid, levies; their sum is what a kWh costs
 * @param fixedMonthly per month, decimal; kept beside, for it depends on the customer what it comes to per kWh
 * @param to           the day after the last one; null while it is sold
 * @param leastAnnualKwh what a customer must use a year to get it; null if everybody does
 */
public record CompetitorPackage(String packageId, String retailer, String name, String region, LocalDate from, LocalDate to,
        Map<String, String> parts, String fixedMonthly, Long leastAnnualKwh, String currency, String source) {
    private static final Pattern RETAILER = Pattern.compile("[A-Za-z0-9-]{1,50}");
    private static final int MAX_PARTS = 20;
    private static final long MOST_ANNUAL_KWH = 100_000_000_000L;

    public CompetitorPackage {
        Fields.id("packageId", packageId);
        if (retailer == null || !RETAILER.matcher(retailer).matches())
            throw new IllegalArgumentException("retailer must match %s, got %s".formatted(RETAILER, retailer));
        name = Fields.someText("name", name);
        region = Fields.someText("region", region);
        if (from == null) throw new IllegalArgumentException("a package needs its first day, from");
        Fields.day("from", from);
        Fields.day("to", to);
        if (to != null && !to.isAfter(from)) throw new IllegalArgumentException("to must be after from, got [%s, %s)".formatted(from, to));
        if (parts == null || parts.isEmpty() || parts.size() > MAX_PARTS)
            throw new IllegalArgumentException("a package has 1 to %d parts of its price per kWh".formatted(MAX_PARTS));
        parts = Fields.entries("parts", parts);
        parts.values().forEach(part -> Fields.decimal("parts", part));
        Fields.decimal("fixedMonthly", fixedMonthly);
        if (leastAnnualKwh != null && (leastAnnualKwh < 1 || leastAnnualKwh > MOST_ANNUAL_KWH))
            throw new IllegalArgumentException("leastAnnualKwh goes from 1 to %,d, got %,d".formatted(MOST_ANNUAL_KWH, leastAnnualKwh));
        currency = Fields.currency(currency);
        source = Fields.someText("source", source);
        if (source == null) throw new IllegalArgumentException("a package needs its source");
    }

    /** What a kWh costs. */
    BigDecimal price() {
        return parts.values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean holdsOn(LocalDate day) { return !day.isBefore(from) && (to == null || day.isBefore(to)); }
}
