package com.meterwise.campaign.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.SampleCatalogue;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Money;

class ExperimentTest {
    private final Campaign campaign = SampleCatalogue.read().campaign("C-TOU-SWITCH").orElseThrow();

    private CampaignResults results(Uplift arms) {
        return CampaignResults.of(campaign, new CampaignResults.Counts(arms, Map.of(), Money.ZERO, Money.ZERO));
    }

    @Test
    void sample_size() {
        assertThat(SampleSize.perArm(.1)).isEqualTo(1570);
        assertThat(SampleSize.detectable(1570)).isCloseTo(.1, within(1e-4));
    }

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
}
