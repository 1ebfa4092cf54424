package com.meterwise.ingestion.registry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * A customer. Name and contacts stay in this service.
 *
 * @param sector        ISIC section or code
 * @param competitive   may switch supplier
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
    private static final Set<String> STATUSES = Set.of("GRANTED", "WITHDRAWN");

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
        consents = Fields.entries("consents", consents);
        Fields.notNegative("arrearsDays", arrearsDays);
        if (annualRevenue != null) annualRevenue = new BigDecimal(Fields.text("annualRevenue", annualRevenue)).toPlainString();
        Fields.idOrNull("parentId", parentId);
        attributes = Fields.entries("attributes", attributes);
    }

    /** Whether the customer may be contacted by a channel, and since when. */
    public record Consent(String status, Instant at) {
        public Consent {
            Fields.oneOf("consent", STATUSES, status);
        }
    }

    /** All that is known of a customer who came with the readings of an unknown meter. */
    public static Customer unknown(String customerId) {
        return new Customer(customerId, null, "UNKNOWN", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    @Override
    public String id() { return customerId; }

    @Override
    public Customer validFrom(LocalDate day) {
        return new Customer(customerId, name, kind, sector, region, voltageKv, contractedKw, contractedKva, criticalSupply, tariffId,
                competitive, accountManager, contacts, consents, arrearsDays, annualRevenue, parentId, attributes, day);
    }
}
