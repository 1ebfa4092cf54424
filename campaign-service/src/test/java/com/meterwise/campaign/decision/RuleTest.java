package com.meterwise.campaign.decision;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.Policies;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Cap;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Contact;
import com.meterwise.campaign.catalogue.Entry;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.QuietHours;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.decision.Decision.Outcome;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Contract;
import com.meterwise.campaign.intake.History;
import com.meterwise.campaign.intake.ServiceEvent;
import com.meterwise.campaign.intake.Traits;
import com.meterwise.campaign.policy.Assignment;
import com.meterwise.campaign.valuation.Anyway;

/** Each rule by itself: a customer that passes all of them is changed in one thing. */
class RuleTest {
    private static final Catalogue SAMPLE = SampleCatalogue.read();
    private static final Campaign TOU = SAMPLE.campaign("C-TOU-SWITCH").orElseThrow();
    private static final String TREATED = IntStream.range(0, 1000).mapToObj(i -> "C-" + i)
            .filter(id -> !new Assignment(TOU.salt(), TOU.id()).holdsOut(id, TOU.holdout())).findFirst().orElseThrow();
    private static final Contact USUAL = Contact.DEFAULT;

    private static Candidate with(History history) {
        Candidate one = candidate(TREATED);
        return new Candidate(one.account(), one.profile(), one.forecast(), one.standings(), one.day(), one.reasons(), history,
                one.market());
    }

    private static Candidate in(String group, Candidate one) {
        Traits traits = new Traits(null, "NORTH", null, null, null, group, Map.of(), Set.of());
        Account account = new Account(one.account().customerId(), "COMMERCIAL", "T-FLAT", null, true, Set.of("EMAIL"), 0, traits, 0, 1);
        return new Candidate(account, one.profile(), one.forecast(), one.standings(), one.day(), one.reasons());
    }

    private static History event(String kind, LocalDate from, LocalDate to) {
        return new History(List.of(), List.of(new ServiceEvent("E-1", TREATED, kind, from, to, "HIGH")), null);
    }

    private static Catalogue with(Contact contact) {
        return new Catalogue(SAMPLE.tariffs(), SAMPLE.products(),
                SAMPLE.policies().stream().map(policy -> Policies.with(policy, contact)).toList(),
                SAMPLE.campaigns());
    }

    private static Campaign with(Entry entry, Limits limits) {
        return new Campaign(TOU.id(), TOU.version(), TOU.name(), TOU.productId(), TOU.channel(), TOU.status(), TOU.segments(), TOU.salt(),
                TOU.holdout(), TOU.cooldownDays(), TOU.validFrom(), TOU.validTo(), TOU.purpose(), entry, limits);
    }

    private static Decision decide(Candidate candidate, Catalogue catalogue, Campaign campaign, Terms terms) {
        return new Decider(catalogue, terms).decide(candidate, List.of(campaign)).get(0);
    }

    private static String rule(Candidate candidate, Contact contact) { return decide(candidate, with(contact), TOU, Terms.NONE).ruleId(); }

    @Test
    void the_customer_passes_all_rules() {
        assertThat(decide(candidate(TREATED), SAMPLE, TOU, Terms.NONE).outcome()).isEqualTo(Outcome.OFFERED);
    }

    @Test
    void an_open_dispute_stops_an_offer_and_one_that_ended_does_not() {
        assertThat(rule(with(event("DISPUTE", DAY.minusDays(9), null)), USUAL)).isEqualTo("4-trouble");
        assertThat(rule(with(event("DISPUTE", DAY.minusDays(9), DAY.minusDays(1))), USUAL)).isNull();
        assertThat(rule(with(event("VISIT", DAY.minusDays(9), null)), USUAL)).isNull();
    }

    @Test
    void a_customer_is_left_alone_for_some_days_after_an_outage() {
        assertThat(rule(with(event("OUTAGE", DAY.minusDays(4), DAY.minusDays(3))), USUAL)).isEqualTo("4-outage");
        assertThat(rule(with(event("OUTAGE", DAY.minusDays(5), DAY.minusDays(4))), USUAL)).isNull();
    }

    @Test
    void a_customer_the_losses_of_its_feeder_point_at_gets_nothing() {
        assertThat(rule(with(new History(List.of(), List.of(), .51)), USUAL)).isEqualTo("4-suspicion");
        assertThat(rule(with(new History(List.of(), List.of(), .5)), USUAL)).isNull();
    }

    @Test
    void who_is_in_the_global_holdout_gets_nothing_and_is_in_no_arm() {
        Contact all = new Contact(1, "g", List.of(), null, 7, Set.of(), 0, 1);
        Decision decision = decide(candidate(TREATED), with(all), TOU, Terms.NONE);
        assertThat(decision.ruleId()).isEqualTo("6-global-holdout");
        assertThat(decision.outcome()).isEqualTo(Outcome.HELD_OUT);
        assertThat(decision.exposable()).isFalse();
    }

    @Test
    void a_group_account_is_in_one_arm() {
        Decision first = decide(in("G-1", candidate("C-1")), SAMPLE, TOU, Terms.NONE);
        Decision second = decide(in("G-1", candidate("C-2")), SAMPLE, TOU, Terms.NONE);
        assertThat(first.inputs().get("holdoutDraw")).isEqualTo(second.inputs().get("holdoutDraw"));
        assertThat(first.outcome()).isEqualTo(second.outcome());
    }

    @Test
    void a_campaign_of_one_offer_a_customer_never_makes_a_second() {
        Campaign once = with(new Entry(null, null, Entry.Again.ONCE, false), null);
        Candidate before = com.meterwise.campaign.Customers.with(candidate(TREATED), TOU.id(), new Standing(false, DAY.minusDays(900)));
        assertThat(decide(before, SAMPLE, once, Terms.NONE).ruleId()).isEqualTo("7-once");
        assertThat(decide(before, SAMPLE, TOU, Terms.NONE).ruleId()).isNull();
    }

    @Test
    void a_contract_that_binds_beyond_the_offer_stops_a_switch_unless_the_campaign_says_so() {
        History bound = new History(List.of(new Contract("K-1", TREATED, "fixed", DAY.minusDays(100), DAY.plusDays(300), null, 30, 0, 1)),
                List.of(), null);
        assertThat(rule(with(bound), USUAL)).isEqualTo("7-lock-in");
        Campaign despite = with(new Entry(null, null, null, true), null);
        assertThat(decide(with(bound), SAMPLE, despite, Terms.NONE).ruleId()).isNull();
        History soon = new History(List.of(new Contract("K-1", TREATED, "fixed", DAY.minusDays(100), DAY.plusDays(30), null, 30, 0, 1)),
                List.of(), null);
        assertThat(rule(with(soon), USUAL)).isNull();
    }

    @Test
    void conditions_of_a_campaign_are_met_or_told() {
        Campaign north = with(new Entry(null, "region = \"NORTH\"", null, false), null);
        assertThat(decide(in(null, candidate(TREATED)), SAMPLE, north, Terms.NONE).ruleId()).isNull();
        Decision refused = decide(candidate(TREATED), SAMPLE, north, Terms.NONE);
        assertThat(refused.ruleId()).isEqualTo("3-conditions");
        assertThat(refused.steps().get(refused.steps().size() - 1).detail()).contains("campaign is not met");
    }

    @Test
    void a_used_up_cap_stops_an_offer_and_the_customer_waits() {
        Cap none = new Cap(Cap.Scope.CUSTOMER, null, 0, 7);
        Terms terms = new Terms(ZoneId.of("Europe/Berlin"), new Ledger(List.of(none), List.of(TOU), DAY, Usage.NOTHING), Map.of());
        Decision decision = decide(candidate(TREATED), SAMPLE, TOU, terms);
        assertThat(decision.ruleId()).isEqualTo("8-caps");
        assertThat(decision.waits()).isTrue();
    }

    @Test
    void an_empty_budget_stops_an_offer_and_the_customer_waits() {
        Campaign poor = with(null, new Limits(null, null, Money.ZERO));
        Terms terms = new Terms(ZoneId.of("Europe/Berlin"), new Ledger(List.of(), List.of(poor), DAY, Usage.NOTHING), Map.of());
        Decision decision = decide(candidate(TREATED), SAMPLE, poor, terms);
        assertThat(decision.ruleId()).isEqualTo("10-budget");
        assertThat(decision.waits()).isTrue();
    }

    @Test
    void who_would_rather_take_it_unasked_is_not_asked() {
        Anyway anyway = new Anyway(List.of(new Anyway.Counted(TOU.productId(), "S1", 1000, 900)));
        Terms terms = new Terms(ZoneId.of("Europe/Berlin"), Allowances.UNLIMITED, Map.of(), anyway, null);
        Decision decision = decide(candidate(TREATED), SAMPLE, TOU, terms);
        assertThat(decision.ruleId()).isEqualTo("5-uplift");
        assertThat(decision.exposable()).isFalse();
        assertThat(Double.parseDouble(decision.inputs().get("uplift"))).isNegative();
        assertThat(decide(candidate(TREATED), SAMPLE, TOU, Terms.NONE).outcome()).isEqualTo(Outcome.OFFERED);
    }

    @Test
    void quiet_hours_put_the_contact_off_and_do_not_stop_the_offer() {
        Contact nights = new Contact(0, "g", List.of(), new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0), Set.of()), 7, Set.of(), 0,
                1);
        Decision decision = decide(candidate(TREATED), with(nights), TOU, Terms.NONE);
        assertThat(decision.outcome()).isEqualTo(Outcome.OFFERED);
        assertThat(decision.inputs()).containsEntry("notBefore", "2026-06-16T08:00Z");
    }
}
