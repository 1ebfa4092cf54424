package com.meterwise.ingestion.marketdata;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.meterwise.contracts.CompetitorPrice;
import com.meterwise.ingestion.registry.Keeping;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/**
 * Competitors' packages, and what they make of a retailer's price: on each day on which a package of his begins or ends, the cheapest that holds
 * is told as {@code price.competitor.<retailer>}, per kWh; of those for customers of some size under the name of {@link CompetitorPrice}. Thread-safe.
 */
public final class CompetitorPrices {
    private final MarketTime market;
    private final Currency currency;
    private final Transactions transactions;

    public CompetitorPrices(MarketTime market, Currency currency, Transactions transactions) {
        this.market = market;
        this.currency = currency;
        this.transactions = transactions;
    }

    public Keeping.Kept keep(List<CompetitorPackage> packages) {
        return transactions.call(work -> {
            int changed = CompetitorPackageTable.keep(work.connection(), packages);
            Set<Sold> touched = new LinkedHashSet<>();
            packages.forEach(one -> touched.add(new Sold(one.retailer(), one.region(), one.leastAnnualKwh())));
            for (Sold sold : touched)
                Indicators.keep(prices(sold, CompetitorPackageTable.of(work.connection(), sold.retailer(), sold.region())), work);
            return new Keeping.Kept(changed, List.of());
        });
    }

    private record Sold(String retailer, String region, Long leastAnnualKwh) {}

    private List<Indicator> prices(Sold sold, List<CompetitorPackage> packages) {
        List<CompetitorPackage> alike = packages.stream().filter(one -> Objects.equals(one.leastAnnualKwh(), sold.leastAnnualKwh()))
                .toList();
        return prices(alike, currency.getCurrencyCode()).stream()
                .map(price -> new Indicator(CompetitorPrice.name(sold.retailer(), sold.leastAnnualKwh()), sold.region(),
                        market.startOf(price.day()), null,
                        price.perKwh().doubleValue(), price.currency() + "/kWh", price.source()))
                .toList();
    }

    /** The cheapest price from a day on. */
    record Price(LocalDate day, BigDecimal perKwh, String currency, String source) {}

    /** A day on which nothing is sold has no price. @param packages of one retailer in one region for the same customers */
    static List<Price> prices(List<CompetitorPackage> packages, String currency) {
        Set<LocalDate> days = new TreeSet<>();
        for (CompetitorPackage one : packages) {
            days.add(one.from());
            if (one.to() != null) days.add(one.to());
        }
        List<Price> prices = new ArrayList<>();
        for (LocalDate day : days) {
            Optional<CompetitorPackage> cheapest = packages.stream().filter(one -> one.holdsOn(day))
                    .min(Comparator.comparing(CompetitorPackage::price).thenComparing(CompetitorPackage::packageId));
            cheapest.ifPresent(one -> prices
                    .add(new Price(day, one.price(), one.currency() == null ? currency : one.currency(), one.source())));
        }
        return prices;
    }

    public List<CompetitorPackage> list(String retailer, String cursor, int limit) {
        return transactions.call(work -> CompetitorPackageTable.list(work.connection(), retailer, cursor, limit));
    }
}
