package com.meterwise.campaign.catalogue;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every version of every definition, asked by market day. Immutable. */
public record Catalogue(List<Tariff> tariffs, List<Product> products, List<Policy> policies, List<Campaign> campaigns) {
    public Catalogue {
        tariffs = List.copyOf(tariffs);
        products = List.copyOf(products);
        policies = List.copyOf(policies);
        campaigns = List.copyOf(campaigns);
    }

    /** The newest version that holds on the day. */
    public Optional<Tariff> tariff(String tariffId, LocalDate day) {
        return newest(tariffs, tariff -> tariff.id().equals(tariffId) && tariff.holdsOn(day));
    }

    /** Of each tariff the newest version that holds on the day, by id. */
    public List<Tariff> tariffs(LocalDate day) {
        return tariffs.stream().map(Tariff::id).distinct().sorted().flatMap(id -> tariff(id, day).stream()).toList();
    }

    public Optional<Product> product(String productId, LocalDate day) {
        return newest(products, product -> product.id().equals(productId) && !day.isBefore(product.validFrom()));
    }

    /** Products that lead from the tariff to another, by id. */
    public List<Product> leadingFrom(String tariffId, LocalDate day) {
        return products.stream().filter(product -> product.to() != null && product.from().contains(tariffId)).map(Product::id).distinct()
                .sorted().flatMap(id -> product(id, day).stream())
                .filter(product -> product.to() != null && product.from().contains(tariffId)).toList();
    }

    /** The policy in force, or none if nobody has set one for the day. */
    public Optional<Policy> policy(LocalDate day) {
        return newest(policies, policy -> policy.id().equals(Policy.IN_FORCE) && !day.isBefore(policy.validFrom()));
    }

    /** Of the policy in force. */
    public List<Cap> caps(LocalDate day) {
        return policy(day).map(policy -> policy.contact().caps()).orElse(List.of());
    }

    /** Campaigns whose newest version runs on the day, by id. */
    public List<Campaign> running(LocalDate day) {
        return campaigns.stream().map(Campaign::id).distinct().map(id -> campaign(id).orElseThrow())
                .filter(campaign -> campaign.runsOn(day)).sorted(comparing(Campaign::id)).toList();
    }

    /** The newest version of a campaign, whatever its status. */
    public Optional<Campaign> campaign(String campaignId) {
        return newest(campaigns, campaign -> campaign.id().equals(campaignId));
    }

    /** A loop, since each decision asks several times. */
    private static <T extends Definition<T>> Optional<T> newest(List<T> versions, Predicate<T> wanted) {
        T newest = null;
        for (T one : versions)
            if (wanted.test(one) && (newest == null || one.version() > newest.version())) newest = one;
        return Optional.ofNullable(newest);
    }
}
