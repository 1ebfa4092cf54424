package com.meterwise.campaign.valuation;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.daytime;
import static com.meterwise.campaign.Customers.forecast;
import static com.meterwise.campaign.Customers.profile;
import static com.meterwise.campaign.Customers.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.catalogue.Tariff;

class RegretTest {
    private final Catalogue sample = SampleCatalogue.read();
    private final Tariff flat = sample.tariff("T-FLAT", DAY).orElseThrow();

    private Regret regret(double[] day, List<Tariff> alternatives) {
        return Valuation.of(new Proposal(sample.product("P-TOU-SWITCH", DAY).orElseThrow(), sample.policy(DAY).orElseThrow(), flat,
                sample.tariff("T-TOU", DAY).orElseThrow(), YearLoad.of(profile("C-1", day)), forecast("C-1", day, .1).deciles(), null,
                true, Surroundings.NONE, alternatives)).regret();
    }

    private Tariff flatAt(String id, String price) {
        return new Tariff(id, 1, id, flat.currency(), null, null, Map.of("ALL", Money.of(price)), flat.periods(), null, null, "test");
    }

    /** 5 kW all year, 43,800 kWh: at 0.27 they cost 11,826.00; by time of use 12,430.86, 604.86 more. */
    @Test
    void what_the_cheapest_tariff_would_save_the_same_load_is_regretted() {
        Regret regret = regret(steady(5), List.of(flatAt("T-CHEAP", "0.2700")));
        assertThat(regret.best()).isEqualTo("T-CHEAP");
        assertThat(regret.bill()).isEqualTo(Money.of("11826.00"));
        assertThat(regret.amount().toDouble()).isCloseTo(604.86, within(.01));
    }

    @Test
    void the_cheapest_of_all_is_not_regretted() {
        assertThat(regret(steady(5), List.of(flatAt("T-DEAR", "0.2900")))).extracting(Regret::best, Regret::amount)
                .containsExactly("T-TOU", Money.ZERO);
    }

    @Test
    void staying_may_be_the_best() { assertThat(regret(daytime(5), List.of()).best()).isEqualTo("T-FLAT"); }

    @Test
    void a_tariff_that_charges_for_what_is_not_known_is_no_alternative() {
        Tariff capacity = sample.tariff("T-DEMAND-CAP", DAY).orElseThrow();
        assertThat(regret(steady(5), List.of(capacity)).best()).isEqualTo("T-TOU");
    }

    @Test
    void an_older_proof_says_nothing_of_it() { assertThat(regret(steady(5), null)).isNull(); }
}
