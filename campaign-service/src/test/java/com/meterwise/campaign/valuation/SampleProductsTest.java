package com.meterwise.campaign.valuation;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.forecast;
import static com.meterwise.campaign.Customers.steady;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.catalogue.Tariff;

/** A large customer, known in every respect, before each product of the sample. */
class SampleProductsTest {
    private final Catalogue sample = SampleCatalogue.read();

    @ParameterizedTest
    @EnumSource(Product.Kind.class)
    void a_product_of_each_kind_can_be_valued_and_the_value_recomputes(Product.Kind kind) {
        Product product = sample.products().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
        Tariff now = sample.tariff(product.from().stream().findFirst().orElse("T-FLAT"), DAY).orElseThrow();
        Tariff then = product.to() == null ? now : sample.tariff(product.to(), DAY).orElseThrow();
        double[] wholesale = new double[48];
        Arrays.fill(wholesale, .09);
        Proposal asked = new Proposal(product, sample.policy(DAY).orElseThrow(), now, then,
                new YearLoad(steady(100), steady(60), 130d, .85), forecast("C-1", steady(100), .1).deciles(), 200d, true,
                new Surroundings(wholesale, .6, 1.5, "price.competitor.one", .27, .05, 0, null), sample.tariffs());
        Valuation valuation = Valuation.of(asked);
        assertThat(valuation.acceptance()).isBetween(0d, 1d);
        assertThat(valuation.saving().p10()).isLessThanOrEqualTo(valuation.saving().p90());
        assertThat(Valuation.of(asked)).isEqualTo(valuation);
    }
}
