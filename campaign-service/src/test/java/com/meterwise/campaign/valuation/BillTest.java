package com.meterwise.campaign.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.catalogue.Tariff;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class BillTest {
    private static final List<Tariff> TARIFFS = SampleCatalogue.read().tariffs();

    private static Tariff tariff(String id) { return TARIFFS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(); }

    @Property(tries = 200)
    void bill_lines_sum_exactly_to_the_bill(@ForAll @Size(24) List<@DoubleRange(min = 0, max = 5000) Double> hours,
            @ForAll @DoubleRange(min = .3, max = 1) double powerFactor) {
        double[] day = hours.stream().mapToDouble(Double::doubleValue).toArray();
        YearLoad load = new YearLoad(day, day, 900d, powerFactor);
        double[] wholesale = new double[48];
        java.util.Arrays.setAll(wholesale, h -> .07 + h * .001);
        for (Tariff tariff : TARIFFS) {
            Bill bill = Bill.of(tariff, load, 1000d, wholesale);
            assertThat(Money.sum(bill.lines().stream().map(Bill.Line::amount).toList())).isEqualTo(bill.total());
            assertThat(bill.lines()).allSatisfy(line -> assertThat(line.amount().amount())
                    .isEqualTo(line.quantity().multiply(line.price().amount()).setScale(2, RoundingMode.HALF_EVEN)));
        }
    }

    @Test
    void a_flat_tariff_charges_every_hour_alike() {
        double[] one = new double[24];
        java.util.Arrays.fill(one, 1);
        Bill bill = Bill.of(tariff("T-FLAT"), new YearLoad(one, one, null, null), null);
        assertThat(bill.total()).isEqualTo(Money.of("2628.00"));
    }

    @Test
    void paying_by_demand_is_cheaper_below_the_ratio_of_the_prices() {
        double[] none = new double[24];
        Money capacity = Bill.of(tariff("T-DEMAND-CAP"), new YearLoad(none, none, 63d, null), 100d).total();
        assertThat(Bill.of(tariff("T-DEMAND-MAX"), new YearLoad(none, none, 63d, null), 100d).total()).isLessThan(capacity);
        assertThat(Bill.of(tariff("T-DEMAND-MAX"), new YearLoad(none, none, 64d, null), 100d).total()).isGreaterThan(capacity);
    }

    @Test
    void a_poor_power_factor_raises_energy_and_demand_part() {
        double[] none = new double[24];
        Bill bill = Bill.of(tariff("T-DEMAND-CAP"), new YearLoad(none, none, 63d, .85), 100d);
        assertThat(bill.total()).isEqualTo(Money.of("5904.00"));
    }

    @Test
    void a_charge_for_what_is_not_known_is_refused() {
        double[] none = new double[24];
        assertThatThrownBy(() -> Bill.of(tariff("T-DEMAND-CAP"), new YearLoad(none, none, null, null), null))
                .hasMessageContaining("CAPACITY is charged but not known");
    }
}
