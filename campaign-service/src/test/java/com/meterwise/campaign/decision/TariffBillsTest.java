package com.meterwise.campaign.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.Customers;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Profile;

class TariffBillsTest {
    private static final Catalogue CATALOGUE = SampleCatalogue.read();
    private final Candidate steady = Customers.candidate("C-1");

    private static TariffBills bills(Candidate candidate) {
        return TariffBills.of(candidate, CATALOGUE.policy(candidate.day()).orElseThrow(), CATALOGUE);
    }

    private static TariffBills.Item item(TariffBills bills, String tariffId) {
        return bills.items().stream().filter(item -> item.tariffId().equals(tariffId)).findAny().orElseThrow();
    }

    @Test
    void every_tariff_that_holds_is_there_once_todays_first_the_unknown_last() {
        TariffBills bills = bills(steady);
        assertThat(bills.items()).extracting(TariffBills.Item::tariffId)
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.tariffs().stream().map(tariff -> tariff.id()).distinct().toList());
        assertThat(bills.items().get(0).tariffId()).isEqualTo("T-FLAT");
        assertThat(bills.items()).filteredOn(TariffBills.Item::current).hasSize(1);
        List<Money> totals = bills.items().stream().skip(1).filter(item -> item.bill() != null).map(item -> item.bill().total()).toList();
        assertThat(totals).isNotEmpty().isSorted();
        assertThat(bills.items().subList(1 + totals.size(), bills.items().size())).extracting(TariffBills.Item::unknown)
                .containsExactly("CAPACITY is charged but not known", "the market's price is charged but not known");
    }

    /** 5 kW all year: 43,800 kWh. What is paid under the day's tariff is what moves away from it by exactly the change. */
    @Test
    void the_change_is_the_difference_to_todays_bill_and_the_lines_sum_to_it() {
        TariffBills bills = bills(steady);
        assertThat(bills.kwh()).isCloseTo(43_800, within(1e-6));
        Money today = bills.items().get(0).bill().total();
        assertThat(bills.items().get(0).change().isZero()).isTrue();
        TariffBills.Item other = item(bills, "T-TOU");
        assertThat(other.change()).isEqualTo(other.bill().total().minus(today));
        assertThat(Money.sum(other.bill().lines().stream().map(line -> line.amount()).toList())).isEqualTo(other.bill().total());
    }

    @Test
    void a_tariff_names_the_products_by_which_this_customer_may_have_it() {
        assertThat(item(bills(steady), "T-TOU").products()).contains("P-TOU-SWITCH");
        assertThat(item(bills(steady), "T-FLAT").products()).isEmpty();
    }

    @Test
    void a_customer_whose_tariff_is_not_known_is_billed_by_the_policys_default() {
        Account unknown = new Account("C-1", "COMMERCIAL", null, null, true, Set.of(), 0, 0, 1);
        TariffBills bills = bills(Customers.with(steady, unknown));
        assertThat(bills.assumed()).isTrue();
        assertThat(bills.tariffId()).isEqualTo(CATALOGUE.policy(steady.day()).orElseThrow().defaultTariff());
        assertThat(bills(steady).assumed()).isFalse();
    }

    @Test
    void typical_days_with_gaps_are_not_billed_and_it_is_said() {
        Profile gaps = new Profile("C-1", Customers.DAY, null, null, null, new double[0], new double[0], "S1", "STANDARD", "F", 0, 1);
        TariffBills bills = bills(Customers.with(steady, gaps, null));
        assertThat(bills.kwh()).isNull();
        assertThat(bills.items()).isNotEmpty().allSatisfy(item -> {
            assertThat(item.bill()).isNull();
            assertThat(item.change()).isNull();
            assertThat(item.unknown()).isEqualTo("the typical days of 2026-06-15 have gaps");
        });
    }
}
