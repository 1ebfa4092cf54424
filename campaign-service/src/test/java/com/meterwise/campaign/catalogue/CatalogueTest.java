package com.meterwise.campaign.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Campaign.Status;

class CatalogueTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private final Catalogue sample = SampleCatalogue.read();

    @Test
    void the_sample_catalogue_has_a_product_of_every_kind_and_two_running_campaigns() {
        assertThat(sample.tariffs()).extracting(Tariff::id).startsWith("T-FLAT", "T-TOU", "T-DEMAND-CAP", "T-DEMAND-MAX");
        assertThat(sample.products()).extracting(Product::kind).doesNotHaveDuplicates().contains(Product.Kind.values());
        assertThat(sample.running(DAY)).extracting(Campaign::id).containsExactly("C-DEMAND-MODE", "C-TOU-SWITCH");
        assertThat(sample.policy(DAY)).isPresent();
    }

    @Test
    void every_product_of_the_sample_leads_between_tariffs_of_the_sample() {
        for (Product product : sample.products()) {
            if (product.to() != null) assertThat(sample.tariff(product.to(), DAY)).isPresent();
            assertThat(product.from()).allSatisfy(from -> assertThat(sample.tariff(from, DAY)).isPresent());
        }
    }

    @Test
    void every_part_a_tariff_may_have_is_in_the_sample() {
        List<TariffExtras> extras = sample.tariffs().stream().map(Tariff::extras).toList();
        assertThat(extras).anyMatch(one -> !one.steps().isEmpty()).anyMatch(one -> !one.levies().isEmpty())
                .anyMatch(one -> one.spot() != null).anyMatch(one -> one.green() != null);
        assertThat(sample.tariffs()).anyMatch(tariff -> tariff.powerFactor() != null)
                .extracting(tariff -> tariff.demand() == null ? null : tariff.demand().mode())
                .contains(DemandCharge.Mode.CAPACITY, DemandCharge.Mode.MAX_DEMAND);
    }

    @Test
    void a_day_has_the_newest_version_that_holds_on_it() {
        Tariff first = sample.tariff("T-FLAT", DAY).orElseThrow();
        Tariff second = new Tariff(first.id(), 2, first.name(), first.currency(), DAY, null, first.prices(), first.periods(), null, null,
                "test");
        Catalogue catalogue = new Catalogue(List.of(first, second), List.of(), List.of(), List.of());
        assertThat(catalogue.tariff("T-FLAT", DAY.minusDays(1)).orElseThrow().version()).isEqualTo(1);
        assertThat(catalogue.tariff("T-FLAT", DAY).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_paused_campaign_does_not_run() {
        List<Campaign> paused = sample.campaigns().stream().map(campaign -> campaign.withStatus(Status.PAUSED).withVersion(2)).toList();
        List<Campaign> all = java.util.stream.Stream.concat(sample.campaigns().stream(), paused.stream()).toList();
        assertThat(new Catalogue(sample.tariffs(), sample.products(), sample.policies(), all).running(DAY)).isEmpty();
    }
}
