package com.meterwise.campaign.decision;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import java.time.LocalDate;
import java.util.List;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.valuation.Bill;
import com.meterwise.campaign.valuation.YearLoad;

/**
 * A customer's typical year, billed under every tariff that holds: what it pays, and what it would pay if nothing but the tariff changed.
 *
 * @param day      whose profile and tariffs it rests on
 * @param tariffId today's
 * @param assumed  whether today's is the policy's default, since the customer's is not known
 * @param kwh      of the year; null if the typical days have gaps, and then there is no bill either
 * @param items    today's first, then from the cheapest; those that cannot be billed last
 */
public record TariffBills(String customerId, LocalDate day, String tariffId, boolean assumed, Double kwh, List<Item> items) {
    /**
     * @param products by which this customer may have it; empty for today's tariff and for those that are not open to it
     * @param bill     a year, or null
     * @param change   to today's, negative: it would pay less; null if either is unknown
     * @param unknown  why there is no bill, or null
     */
    public record Item(String tariffId, String name, String currency, boolean current, List<String> products, Bill bill, Money change,
            String unknown) {
        private Money total() { return bill == null ? null : bill.total(); }

        private Item against(Bill today) {
            boolean known = bill != null && today != null;
            return new Item(tariffId, name, currency, current, products, bill, known ? bill.total().minus(today.total()) : null, unknown);
        }
    }

    /** @param candidate with a profile */
    public static TariffBills of(Candidate candidate, Policy policy, Catalogue catalogue) {
        String today = Case.tariffOf(candidate, policy);
        YearLoad load = candidate.profile().complete() ? YearLoad.of(candidate.profile()) : null;
        List<Product> open = Case.open(candidate, catalogue, today);
        List<Item> items = catalogue.tariffs(candidate.day()).stream().map(tariff -> item(tariff, candidate, load, open, today)).toList();
        Bill now = items.stream().filter(Item::current).map(Item::bill).filter(bill -> bill != null).findAny().orElse(null);
        return new TariffBills(candidate.account().customerId(), candidate.day(), today, candidate.account().tariffId() == null,
                load == null ? null : Double.valueOf(load.kwh()),
                items.stream().map(item -> item.against(now))
                        .sorted(comparing((Item item) -> !item.current()).thenComparing(Item::total, nullsLast(Money::compareTo))
                                .thenComparing(Item::tariffId))
                        .toList());
    }

    private static Item item(Tariff tariff, Candidate candidate, YearLoad load, List<Product> open, String today) {
        List<String> products = open.stream().filter(product -> product.to().equals(tariff.id())).map(Product::id).toList();
        Bill bill = null;
        String unknown = null;
        if (load == null) unknown = "the typical days of %s have gaps".formatted(candidate.profile().day());
        else
            try {
                bill = Bill.of(tariff, load, candidate.account().contractedKva(), candidate.market().wholesale());
            } catch (IllegalArgumentException e) {
                unknown = e.getMessage();
            }
        return new Item(tariff.id(), tariff.name(), tariff.currency(), tariff.id().equals(today), products, bill, null, unknown);
    }
}
