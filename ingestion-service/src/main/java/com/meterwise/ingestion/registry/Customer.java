package com.meterwise.ingestion.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * A customer. Name and contacts stay in this service.
 *
 * @param sector        ISIC section or code
 * @param competitive   may switch supplier
 * @param consents      by channel; null leaves those held as they are, for who sends master data need not know them
 * @param annualRevenue decimal, in the deployment's currency
 * @param parentId      group account
 * @param validFrom     market day from which this state holds
 */
public record Customer(String customerId, String name, String kind, String sector, String region, Double voltageKv, Double contractedKw,
        Double contractedKva, Boolean criticalSupply, String tariffId, Boolean competitive, String accountManager,
        Map<String, String> contacts, Map<String, Consent> consents, Integer arrearsDays, String annualRevenue, String parentId,
        Map<String, String> attributes, @JsonDeserialize(using = MarketDate.class) LocalDate validFrom)
        implements
            Registered<Customer> {
    public static final Set<String> KINDS = Set.of("RESIDENTIAL", "COMMERCIAL", "INDUSTRIAL", "PUBLIC", "AGRICULTURAL", "UNKNOWN");

    public Customer {
        Fields.id("customerId", customerId);
        Fields.text("name", name);
        kind = Fields.oneOf("kind", KINDS, kind == null ? "UNKNOWN" : kind);
        Fields.text("sector", sector);
        Fields.text("region", region);
        Fields.positive("voltageKv", voltageKv);
        Fields.notNegative("contractedKw", contractedKw);
        Fields.notNegative("contractedKva", contractedKva);
        Fields.idOrNull("tariffId", tariffId);
        Fields.text("accountManager", accountManager);
        contacts = Fields.entries("contacts", contacts);
        if (consents != null) consents = Fields.entries("consents", consents);
        Fields.notNegative("arrearsDays", arrearsDays);
        Fields.decimal("annualRevenue", annualRevenue);
        Fields.idOrNull("parentId", parentId);
        if (customerId.equals(parentId)) throw new IllegalArgumentException("customer %s cannot be its own group".formatted(customerId));
        attributes = Fields.entries("attributes", attributes);
    }

    /** All that is known of a customer who came with the readings of an unknown meter. */
    public static Customer unknown(String customerId) {
        return new Customer(customerId, null, "UNKNOWN", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    @Override
    public String id() { return customerId; }

    /** The same with another set of consents. */
    public Customer consents(Map<String, Consent> others) {
        return new Customer(customerId, name, kind, sector, region, voltageKv, contractedKw, contractedKva, criticalSupply, tariffId,
                competitive, accountManager, contacts, others, arrearsDays, annualRevenue, parentId, attributes, validFrom);
    }

    /** The same outside of any group. */
    public Customer ungrouped() {
        return new Customer(customerId, name, kind, sector, region, voltageKv, contractedKw, contractedKva, criticalSupply, tariffId,
                competitive, accountManager, contacts, consents, arrearsDays, annualRevenue, null, attributes, validFrom);
    }

    @Override
    public Customer completedBy(Customer held) {
        if (consents != null) return this;
        return consents(held == null || held.consents == null ? Map.of() : held.consents);
    }

    @Override
    public Optional<String> parent() { return Optional.ofNullable(parentId); }

    @Override
    public Set<String> subjects() { return Set.of(customerId); }

    @Override
    public Customer validFrom(LocalDate day) {
        return new Customer(customerId, name, kind, sector, region, voltageKv, contractedKw, contractedKva, criticalSupply, tariffId,
                competitive, accountManager, contacts, consents, arrearsDays, annualRevenue, parentId, attributes, day);
    }
}
