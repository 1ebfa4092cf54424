package com.meterwise.campaign.valuation;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.daytime;
import static com.meterwise.campaign.Customers.forecast;
import static com.meterwise.campaign.Customers.profile;
import static com.meterwise.campaign.Customers.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.Policies;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Policy;
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

    /** 2 cents less on 43,800 kWh leave 876 less; on nine paths from 0.6 to 1.4 of them 525.60 to 1,226.40. */
    @Test
    void who_minds_risk_pays_for_what_the_margin_may_fall_short_of_its_mean() {
        Valuation bold = Valuation.of(retention(null));
        Valuation careful = Valuation.of(retention(.5));
        assertThat(bold.risk()).isNull();
        assertThat(bold.marginAfter().minus(bold.marginBefore())).isEqualTo(Money.of("-876.00"));
        assertThat(careful.risk()).isEqualTo(Money.of("350.40"));
        assertThat(careful.value().toDouble()).isCloseTo(bold.value().toDouble() - .5 * bold.acceptance() * 350.40, within(.01));
        assertThat(Valuation.of(retention(0d))).isEqualTo(bold);
    }

    /** What the market's price adds to the bill it adds to what the energy costs. */
    @Test
    void a_price_passed_on_is_no_risk() {
        Tariff spot = sample.tariff("T-SPOT", DAY).orElseThrow();
        double[] wholesale = new double[48];
        Arrays.fill(wholesale, .1);
        Proposal asked = retention(.5);
        Surroundings market = new Surroundings(wholesale, .5, 2, null, null, null, 0, null);
        Proposal stays = new Proposal(asked.product(), asked.policy(), spot, spot, asked.load(), null, null, true, market, List.of());
        assertThat(Valuation.of(stays).risk()).isEqualTo(Money.ZERO);
    }

    private Proposal retention(Double riskAversion) {
        Policy policy = Policies.with(sample.policy(DAY).orElseThrow(), riskAversion);
        return new Proposal(sample.product("P-RETENTION", DAY).orElseThrow(), policy, sample.tariff("T-FLAT", DAY).orElseThrow(),
                sample.tariff("T-RETENTION", DAY).orElseThrow(), YearLoad.of(profile("C-1", steady(5))),
                forecast("C-1", steady(5), .4).deciles(), null, true);
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
