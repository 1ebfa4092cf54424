package com.meterwise.campaign.offers;

import static com.meterwise.campaign.Customers.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.Policies;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.decision.Decider;

class ProofTest {
    private final Proof proof = proof(SampleCatalogue.read());

    private static Proof proof(Catalogue catalogue) {
        Campaign campaign = catalogue.campaign("C-TOU-SWITCH").orElseThrow();
        return new Decider(catalogue).decide(candidate("C-0001"), List.of(campaign)).stream().map(Proof::of).findFirst().orElseThrow();
    }

    @Test
    void an_offer_recomputes_from_its_proof_alone() { assertThat(Proof.read(proof.json()).holds()).isTrue(); }

    @Test
    void the_risk_that_was_counted_recomputes_too() {
        Catalogue sample = SampleCatalogue.read();
        List<Policy> careful = sample.policies().stream().map(one -> Policies.with(one, .25)).toList();
        Proof counted = proof(new Catalogue(sample.tariffs(), sample.products(), careful, sample.campaigns()));
        assertThat(counted.valuation().risk()).isNotNull();
        assertThat(Proof.read(counted.json()).holds()).isTrue();
        assertThat(Proof.read(counted.json().replace("\"riskAversion\":0.25", "\"riskAversion\":0.5")).holds()).isFalse();
    }

    @Test
    void a_proof_has_one_text_and_one_hash() {
        assertThat(Proof.read(proof.json()).json()).isEqualTo(proof.json());
        assertThat(Proof.read(proof.json()).hash()).isEqualTo(proof.hash()).hasSize(64);
    }

    @Test
    void a_proof_that_was_touched_does_not_hold() {
        Proof touched = Proof.read(proof.json().replace("\"ALL\":\"0.3000\"", "\"ALL\":\"0.3100\""));
        assertThat(touched.holds()).isFalse();
        assertThat(touched.hash()).isNotEqualTo(proof.hash());
    }
}
