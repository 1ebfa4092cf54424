package com.meterwise.campaign.valuation;

import static java.util.Objects.requireNonNull;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.catalogue.Tariff;

/**
 * A switch of tariff proposed to a customer, with all its value depends on.
 *
 * @param load     the customer's year
 * @param deciles  9 x 24 kWh by hour: how far the load may stray; or null
 * @param kva      contracted capacity, or null
 * @param mayLeave whether the customer may switch supplier
 * @param market   what is known around it
 * @param alternatives other tariffs the customer could have; null in proofs older than the question
 */
public record Proposal(Product product, Policy policy, Tariff now, Tariff then, YearLoad load, double[][] deciles, Double kva,
        boolean mayLeave, Surroundings market, @JsonInclude(Include.NON_NULL) List<Tariff> alternatives) {
    public Proposal(Product product, Policy policy, Tariff now, Tariff then, YearLoad load, double[][] deciles, Double kva,
            boolean mayLeave) {
        this(product, policy, now, then, load, deciles, kva, mayLeave, Surroundings.NONE, List.of());
    }

    public Proposal {
        requireNonNull(product, "product");
        requireNonNull(policy, "policy");
        requireNonNull(now, "now");
        requireNonNull(then, "then");
        requireNonNull(load, "load");
        market = market == null ? Surroundings.NONE : market;
        alternatives = alternatives == null ? null : List.copyOf(alternatives);
    }
}
