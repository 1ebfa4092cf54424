package com.meterwise.campaign.offers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.valuation.Proposal;
import com.meterwise.campaign.valuation.Valuation;
import com.meterwise.contracts.Json;

/**
 * Everything an offer's value was computed from, and the result: load, forecast deciles, both tariffs, product and policy in the versions
 * used. Whoever has it can compute the value again.
 */
public record Proof(String offerId, String customerId, String campaignId, String day, Proposal proposal, Valuation valuation) {
    /** One way to write a proof, so that it has one hash: members and map entries by name, no white space. */
    private static final ObjectMapper CANONICAL = Json.configure(JsonMapper.builder()).enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    /** @throws IllegalArgumentException if the decision offers nothing */
    public static Proof of(Decision decision) {
        String offerId = decision.offerId().orElseThrow(() -> new IllegalArgumentException("only an offer has a proof"));
        return new Proof(offerId, decision.customerId(), decision.campaignId(), decision.day().toString(), decision.proposal(),
                decision.valuation());
    }

    public static Proof read(String json) {
        try {
            return CANONICAL.readValue(json, Proof.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a proof: " + e.getOriginalMessage(), e);
        }
    }

    public String json() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proof can always be written", e);
        }
    }

    /** SHA-256 of the canonical JSON, in hex. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether the value follows from the inputs. */
    public boolean holds() { return Valuation.of(proposal).equals(valuation); }
}
