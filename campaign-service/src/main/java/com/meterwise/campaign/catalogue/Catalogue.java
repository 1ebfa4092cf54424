package com.meterwise.campaign.catalogue;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
        return newest(tariffs.stream().filter(tariff -> tariff.id().equals(tariffId) && tariff.holdsOn(day)).toList());
    }

    public Optional<Product> product(String productId, LocalDate day) {
        return newest(products.stream().filter(product -> product.id().equals(productId) && !day.isBefore(product.validFrom())).toList());
    }

    /** Tariffs that products lead to from this one, without it, by id. */
    public List<Tariff> reachable(String tariffId, LocalDate day) {
        return products.stream().map(Product::id).distinct().flatMap(id -> product(id, day).stream())
                .filter(product -> product.to() != null && product.from().contains(tariffId)).map(Product::to).distinct().sorted()
                .filter(id -> !id.equals(tariffId)).flatMap(id -> tariff(id, day).stream()).toList();
    }

    /** The policy in force, or none if nobody has set one for the day. */
    public Optional<Policy> policy(LocalDate day) {
        return newest(
                policies.stream().filter(policy -> policy.id().equals(Policy.IN_FORCE) && !day.isBefore(policy.validFrom())).toList());
    }

    /** Campaigns whose newest version runs on the day, by id. */
    public List<Campaign> running(LocalDate day) {
        return campaigns.stream().map(Campaign::id).distinct().map(id -> campaign(id).orElseThrow())
                .filter(campaign -> campaign.runsOn(day)).sorted(comparing(Campaign::id)).toList();
    }

    /** The newest version of a campaign, whatever its status. */
    public Optional<Campaign> campaign(String campaignId) {
        return newest(campaigns.stream().filter(campaign -> campaign.id().equals(campaignId)).toList());
    }

    private static <T extends Definition<T>> Optional<T> newest(Collection<T> versions) {
        return versions.stream().max(comparingInt(Definition::version));
    }
}
