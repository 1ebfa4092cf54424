package com.meterwise.campaign.valuation;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.daytime;
import static com.meterwise.campaign.Customers.forecast;
import static com.meterwise.campaign.Customers.profile;
import static com.meterwise.campaign.Customers.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.catalogue.Tariff;

class ValuationTest {
    private final Catalogue sample = SampleCatalogue.read();
    private final Tariff timeOfUse = sample.tariff("T-TOU", DAY).orElseThrow();

    private Proposal timeOfUse(double[] day, double spread, boolean mayLeave) {
        return new Proposal(sample.product("P-TOU-SWITCH", DAY).orElseThrow(), sample.policy(DAY).orElseThrow(),
                sample.tariff("T-FLAT", DAY).orElseThrow(), timeOfUse, YearLoad.of(profile("C-1", day)),
                forecast("C-1", day, spread).deciles(), null, mayLeave);
    }

    private Proposal demandMode(double peakKw, double spread) {
        double[] day = steady(peakKw);
        return new Proposal(sample.product("P-DEMAND-MODE", DAY).orElseThrow(), sample.policy(DAY).orElseThrow(),
                sample.tariff("T-DEMAND-CAP", DAY).orElseThrow(), sample.tariff("T-DEMAND-MAX", DAY).orElseThrow(),
                YearLoad.of(profile("C-1", day)), forecast("C-1", day, spread).deciles(), 100d, true);
    }

    @Test
    void the_saving_of_a_shift_is_its_share_of_the_peak_energy_times_the_spread_of_the_prices() {
        YearLoad load = YearLoad.of(profile("C-1", steady(5)));
        double peakKwh = load.kwhBy(timeOfUse.periods()).get("PEAK");
        double before = Bill.of(timeOfUse, load, null).total().toDouble();
        double after = Bill.of(timeOfUse, load.shifted(.1, timeOfUse), null).total().toDouble();
        assertThat(before - after).isCloseTo(.1 * peakKwh * (.36 - .215), within(.02));
    }

    @Test
    void a_shift_moves_energy_and_loses_none() {
        YearLoad load = YearLoad.of(profile("C-1", daytime(7)));
        assertThat(load.shifted(.15, timeOfUse).kwh()).isCloseTo(load.kwh(), within(1e-6));
    }

    @Test
    void a_customer_whose_load_never_varies_is_trusted_to_shift_nothing() {
        assertThat(Valuation.of(timeOfUse(steady(5), 0, true)).shift()).isZero();
        assertThat(Valuation.of(timeOfUse(steady(5), .1, true)).shift()).isCloseTo(.125, within(1e-9));
        assertThat(Valuation.of(timeOfUse(steady(5), .5, true)).shift()).isEqualTo(.15);
    }

    @Test
    void a_steady_load_saves_by_time_of_use_and_a_daytime_load_does_not() {
        assertThat(Valuation.of(timeOfUse(steady(5), .1, true)).saving().p10()).isGreaterThan(Money.ZERO);
        assertThat(Valuation.of(timeOfUse(daytime(5), .1, true)).saving().p10()).isLessThan(Money.ZERO);
    }

    @Test
    void keeping_a_customer_that_may_leave_is_worth_more_than_one_that_cannot() {
        Money may = Valuation.of(timeOfUse(steady(5), .1, true)).value();
        assertThat(may).isGreaterThan(Money.ZERO).isGreaterThan(Valuation.of(timeOfUse(steady(5), .1, false)).value());
    }

    @Test
    void the_demand_part_is_passed_on_and_leaves_the_margin_alone() {
        Valuation valuation = Valuation.of(demandMode(50, .1));
        assertThat(valuation.marginAfter()).isEqualTo(valuation.marginBefore());
        assertThat(valuation.saving().p50()).isEqualTo(Money.of("1200.00"));
    }

    @Test
    void a_saving_that_a_higher_peak_would_eat_up_is_not_certain() {
        Spread saving = Valuation.of(demandMode(60, .4)).saving();
        assertThat(saving.p50()).isGreaterThan(Money.ZERO);
        assertThat(saving.p10()).isLessThan(Money.ZERO);
    }

    @Test
    void the_bills_follow_the_annual_energy_that_is_known() {
        assertThat(YearLoad.of(profile("C-1", steady(5))).kwh()).isCloseTo(5 * 24 * 365, within(1e-6));
    }

    @Test
    void only_what_the_offer_changes_is_worth_something() {
        Proposal asked = timeOfUse(steady(5), .1, true);
        Valuation known = Valuation.of(takenAnyway(asked, .1));
        Valuation unknown = Valuation.of(asked);
        assertThat(unknown.uplift()).isNull();
        assertThat(known.uplift()).isCloseTo(known.acceptance() - .1, within(1e-6));
        assertThat(known.value().toDouble()).isCloseTo(unknown.value().toDouble() - .1 * known.change().toDouble(), within(.011));
    }

    private static Proposal takenAnyway(Proposal asked, double chance) {
        return new Proposal(asked.product(), asked.policy(), asked.now(), asked.then(), asked.load(), asked.deciles(), asked.kva(),
                asked.mayLeave(), new Surroundings(null, 1, 1, null, null, null, 0, chance), asked.alternatives());
    }
}
