package com.meterwise.campaign.decision;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.account;
import static com.meterwise.campaign.Customers.candidate;
import static com.meterwise.campaign.Customers.daytime;
import static com.meterwise.campaign.Customers.forecast;
import static com.meterwise.campaign.Customers.profile;
import static com.meterwise.campaign.Customers.steady;
import static com.meterwise.campaign.Customers.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.decision.Decision.Outcome;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Profile;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class DeciderTest {
    /** Drawn below 0.1 by the sample campaign's salt, so held out; the other is not. */
    private static final String HELD_OUT = drawn(true);
    private static final String TREATED = drawn(false);
    private static final Catalogue SAMPLE = SampleCatalogue.read();
    private static final Campaign TOU = SAMPLE.campaign("C-TOU-SWITCH").orElseThrow();

    private static String drawn(boolean held) {
        Campaign campaign = SampleCatalogue.read().campaign("C-TOU-SWITCH").orElseThrow();
        var assignment = new com.meterwise.campaign.policy.Assignment(campaign.salt(), campaign.id());
        return java.util.stream.IntStream.range(0, 1000).mapToObj(i -> "C-" + i)
                .filter(id -> assignment.holdsOut(id, campaign.holdout()) == held).findFirst().orElseThrow();
    }

    private static Decision decide(Candidate candidate) { return new Decider(SAMPLE).decide(candidate, List.of(TOU)).get(0); }

    private static Account account(Set<String> channels, Integer arrears) {
        return new Account(TREATED, "COMMERCIAL", "T-FLAT", null, true, channels, arrears, 0, 1);
    }

    @Test
    void a_customer_who_saves_and_is_worth_it_gets_an_offer() {
        Decision decision = decide(candidate(TREATED));
        assertThat(decision.outcome()).isEqualTo(Outcome.OFFERED);
        assertThat(decision.offerId()).isPresent();
        assertThat(decision.steps()).extracting(Decision.Step::ruleId).containsExactly("1-consent", "2-data", "3-eligibility",
                "3-conditions", "4-trouble", "4-arrears", "4-suspicion", "4-outage", "5-saving", "5-uplift", "6-global-holdout",
                "6-holdout", "7-once",
                "7-open", "7-cooldown", "7-lock-in", "8-caps", "9-quiet", "10-budget", "11-value");
    }

    @Test
    void the_first_rule_that_hits_decides_and_the_later_ones_are_not_asked() {
        Decision decision = decide(with(candidate(TREATED), account(Set.of(), 99)));
        assertThat(decision.ruleId()).isEqualTo("1-consent");
        assertThat(decision.steps()).hasSize(1);
        assertThat(decision.exposable()).isFalse();
    }

    @Test
    void a_customer_without_a_profile_or_forecast_is_not_decided_on() {
        assertThat(decide(with(candidate(TREATED), (Profile) null, null)).steps()).last()
                .satisfies(step -> assertThat(step.detail()).contains("profile"));
        assertThat(decide(with(candidate(TREATED), profile(TREATED, steady(5)), null)).ruleId()).isEqualTo("2-data");
    }

    @Test
    void data_of_a_bad_grade_or_too_old_decides_nothing() {
        Profile good = profile(TREATED, steady(5));
        Profile bad = new Profile(TREATED, DAY, 1d, 1d, null, good.weekday(), good.weekend(), "S1", null, "F", 0, 1);
        Profile old = new Profile(TREATED, DAY.minusDays(4), 1d, 1d, null, good.weekday(), good.weekend(), "S1", null, "A", 0, 1);
        assertThat(decide(with(candidate(TREATED), bad, candidate(TREATED).forecast())).ruleId()).isEqualTo("2-data");
        assertThat(decide(with(candidate(TREATED), old, candidate(TREATED).forecast())).ruleId()).isEqualTo("2-data");
    }

    @Test
    void a_customer_on_another_tariff_is_not_eligible() {
        Account account = new Account(TREATED, "COMMERCIAL", "T-DEMAND-CAP", 100d, true, Set.of("EMAIL"), 0, 0, 1);
        assertThat(decide(with(candidate(TREATED), account)).ruleId()).isEqualTo("3-eligibility");
    }

    @Test
    void a_customer_whose_tariff_is_not_known_is_compared_with_the_default() {
        Account account = new Account(TREATED, "UNKNOWN", null, null, null, Set.of("EMAIL"), null, 0, 1);
        assertThat(decide(with(candidate(TREATED), account)).inputs()).containsEntry("tariff", "T-FLAT v1");
        Account large = new Account(TREATED, "UNKNOWN", null, 100d, null, Set.of("EMAIL"), null, 0, 1);
        assertThat(decide(with(candidate(TREATED), large)).inputs()).containsEntry("tariff", "T-DEMAND-CAP v1");
    }

    @Test
    void a_customer_in_arrears_gets_nothing() {
        assertThat(decide(with(candidate(TREATED), account(Set.of("EMAIL"), 31))).ruleId()).isEqualTo("4-arrears");
    }

    @Test
    void a_customer_who_may_well_lose_gets_nothing() {
        assertThat(decide(with(candidate(TREATED), profile(TREATED, daytime(5)), forecast(TREATED, daytime(5), .1))).ruleId())
                .isEqualTo("5-saving");
    }

    @Test
    void the_held_out_share_is_held_out_after_its_own_rules_are_passed() {
        Decision decision = decide(candidate(HELD_OUT));
        assertThat(decision.outcome()).isEqualTo(Outcome.HELD_OUT);
        assertThat(decision.exposable()).isTrue();
        assertThat(decision.offerId()).isEmpty();
    }

    @Test
    void one_offer_of_a_campaign_is_open_at_a_time() {
        assertThat(decide(with(candidate(TREATED), TOU.id(), new Standing(true, DAY.minusDays(400)))).ruleId()).isEqualTo("7-open");
    }

    @Test
    void after_an_offer_the_campaign_rests() {
        assertThat(decide(with(candidate(TREATED), TOU.id(), new Standing(false, DAY.minusDays(89)))).ruleId()).isEqualTo("7-cooldown");
        assertThat(decide(with(candidate(TREATED), TOU.id(), new Standing(false, DAY.minusDays(90)))).outcome()).isEqualTo(Outcome.OFFERED);
    }

    @Test
    void an_offer_worth_nothing_is_not_made() {
        Account loyal = new Account(TREATED, "COMMERCIAL", "T-FLAT", null, false, Set.of("EMAIL"), 0, 0, 1);
        assertThat(decide(with(candidate(TREATED), loyal)).ruleId()).isEqualTo("11-value");
    }

    @Test
    void of_two_campaigns_the_one_worth_more_offers() {
        Campaign other = new Campaign("C-OTHER", 1, "The same at another time", TOU.productId(), "EMAIL", Campaign.Status.ACTIVE, Set.of(),
                "x",
                0, 0, null, null);
        List<Decision> decisions = new Decider(SAMPLE).decide(candidate(TREATED), List.of(TOU, other));
        assertThat(decisions).hasSize(2).filteredOn(decision -> decision.outcome() == Outcome.OFFERED).hasSize(1);
        assertThat(decisions).filteredOn(decision -> decision.outcome() == Outcome.SUPPRESSED).extracting(Decision::ruleId)
                .containsExactly("11-rank");
    }

    @Test
    void the_same_candidate_gets_the_same_decision_with_the_same_id() {
        Decision once = decide(candidate(TREATED));
        Decision again = decide(candidate(TREATED));
        assertThat(again.decisionId()).isEqualTo(once.decisionId());
        assertThat(again.offerId()).isEqualTo(once.offerId());
        assertThat(again.inputs()).isEqualTo(once.inputs());
    }

    @Property(tries = 300)
    void no_decision_offers_to_a_customer_without_consent(@ForAll @DoubleRange(min = .1, max = 2000) double kw,
            @ForAll @DoubleRange(max = .5) double spread, @ForAll @IntRange(max = 9999) int customer, @ForAll boolean large,
            @ForAll Boolean mayLeave) {
        String id = "C-" + customer;
        Account account = new Account(id, "INDUSTRIAL", large ? "T-DEMAND-CAP" : null, large ? kw * 2 : null, mayLeave, Set.of("SMS"), 0, 0,
                1);
        Candidate candidate = new Candidate(account, profile(id, steady(kw)), forecast(id, steady(kw), spread), Map.of(), DAY, List.of());
        assertThat(new Decider(SAMPLE).decide(candidate, SAMPLE.running(DAY))).isNotEmpty()
                .allSatisfy(decision -> assertThat(decision.ruleId()).isEqualTo("1-consent"));
    }

    @Test
    void a_sample_of_two_hundred_customers_gives_offers_refusals_and_a_held_out_group() {
        Random random = new Random(1);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < 200; i++) {
            for (Decision decision : new Decider(SAMPLE).decide(invented("C-%06d".formatted(i), random), SAMPLE.running(DAY)))
                outcomes.merge(decision.outcome(), 1, Integer::sum);
        }
        assertThat(outcomes.get(Outcome.OFFERED)).isGreaterThan(15);
        assertThat(outcomes.get(Outcome.HELD_OUT)).isGreaterThan(0);
        assertThat(outcomes.get(Outcome.SUPPRESSED)).isGreaterThan(150);
    }

    /** A customer of some shape and size; some large ones with a contracted capacity, some without consent, some who cannot leave. */
    private static Candidate invented(String id, Random random) {
        double kw = Math.exp(random.nextGaussian() + 1.5);
        double[] day = random.nextBoolean() ? steady(kw) : daytime(kw);
        boolean large = kw > 10;
        Account account = new Account(id, "COMMERCIAL", large ? "T-DEMAND-CAP" : "T-FLAT",
                large
                        ? kw / .9 * (1.05 + .65 * random.nextDouble())
                        : null,
                random.nextDouble() < .7, random.nextDouble() < .85 ? Set.of("EMAIL") : Set.of(), 0, 0, 1);
        return new Candidate(account, profile(id, day), forecast(id, day, .2), Map.of(), DAY, List.of("segment S1, was none"));
    }
}
