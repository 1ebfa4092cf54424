package com.meterwise.campaign.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.SampleCatalogue;

class ExperimentTest {
    private final Campaign campaign = SampleCatalogue.read().campaign("C-TOU-SWITCH").orElseThrow();

    private CampaignResults results(Uplift arms) {
        return CampaignResults.of(campaign,
                new CampaignResults.Counts(arms, true, Map.of(), Money.ZERO, Money.ZERO, Money.ZERO, Energy.of(List.of())));
    }

    @Test
    void sample_size() { assertThat(SampleSize.perArm(.1)).isEqualTo(1570); }

    @Test
    void qini() {
        Uplift uplift = new Uplift(100, 20, 50, 5);
        assertThat(uplift.qini()).isEqualTo(10);
        assertThat(uplift.lift()).isCloseTo(.1, within(1e-12));
        assertThat(uplift.gain()).isCloseTo(15, within(1e-12));
    }

    @Test
    void too_few_customers_give_a_reason_and_no_lift() {
        CampaignResults results = results(new Uplift(100, 20, 50, 5));
        assertThat(results.lift()).isNull();
        assertThat(results.notMeasurable()).contains("50 customers").contains("1570");
    }

    @Test
    void enough_customers_give_a_lift_with_its_interval() {
        CampaignResults results = results(new Uplift(18_000, 3_600, 2_000, 200));
        assertThat(results.notMeasurable()).isNull();
        assertThat(results.lift().estimate()).isCloseTo(.1, within(1e-12));
        assertThat(results.lift().low()).isBetween(.08, .1);
    }

    @Test
    void arms_that_do_not_fit_the_held_out_share_give_no_lift() {
        CampaignResults results = results(new Uplift(10_000, 3_600, 2_000, 200));
        assertThat(results.lift()).isNull();
        assertThat(results.notMeasurable()).contains("do not fit");
    }

    @Test
    void a_lift_below_what_the_arms_can_show_is_not_claimed() {
        CampaignResults results = results(new Uplift(18_000, 1_900, 2_000, 200));
        assertThat(results.lift()).isNull();
        assertThat(results.notMeasurable()).contains("no lift shown").contains("interval");
        assertThat(results.detectable()).isBetween(.015, .025);
    }

    @Test
    void arms_in_which_nobody_did_it_could_still_show_no_small_effect() {
        CampaignResults results = results(new Uplift(68, 0, 10, 0));
        assertThat(results.lift()).isNull();
        assertThat(results.detectable()).isGreaterThan(.1);
    }

    @Test
    void energy_is_measured_by_trial_when_arms_are_large_and_by_matching_when_not() {
        List<Energy.Use> uses = new java.util.ArrayList<>();
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 100; i++)
            uses.add(use("t" + i, Energy.Group.TREATED, random, -3));
        for (int i = 0; i < 40; i++)
            uses.add(use("h" + i, Energy.Group.HELD_OUT, random, 0));
        Energy trial = Energy.of(uses);
        assertThat(trial.kwhPerDay().method()).isEqualTo(Effect.Method.RANDOMISED);
        assertThat(trial.kwhPerDay().low()).isLessThan(-3);
        assertThat(trial.kwhPerDay().high()).isGreaterThan(-3).isNegative();
        assertThat(trial.statement()).startsWith("randomised: -");
        Energy matched = Energy.of(uses.subList(90, 140));
        assertThat(matched.kwhPerDay().method()).isEqualTo(Effect.Method.MATCHED_DIFFERENCE);
        assertThat(matched.statement()).contains("weaker evidence");
        assertThat(Energy.of(uses.subList(0, 5)).kwhPerDay()).isNull();
        assertThat(Energy.of(uses.subList(0, 5)).statement()).contains("not measurable").contains("5 treated");
    }

    private static Energy.Use use(String id, Energy.Group group, java.util.Random random, double effect) {
        double before = 30 * Math.exp(.4 * random.nextGaussian());
        return new Energy.Use(id, group, before, before + random.nextGaussian() + effect);
    }
}
