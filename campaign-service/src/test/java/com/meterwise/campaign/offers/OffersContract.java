package com.meterwise.campaign.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.offers.Offers.Made;
import com.meterwise.campaign.offers.Status.Move;

/** What any {@link Offers} keeps to. */
abstract class OffersContract {
    private static final Instant MADE = Instant.parse("2026-06-15T22:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-07-15T22:00:00Z");

    /** Empty offers. */
    abstract Offers offers();

    static Made made(String offerId, String customerId) {
        return new Made(new Offer(offerId, 1, Status.PROPOSED, customerId, "C-TOU-SWITCH", "P-TOU-SWITCH", false, LocalDate.of(2026, 6, 15),
                Money.of("12.34"), Money.of("56.78"), "EUR", List.of("segment S1, was none"), "00ff", ENDS, MADE), "{\"a\":1}");
    }

    @Test
    void an_offer_added_is_found_as_it_was_with_its_proof() {
        Offers offers = offers();
        assertThat(offers.add(List.of(made("O-1", "C-1")))).hasSize(1);
        assertThat(offers.find("O-1")).contains(made("O-1", "C-1").offer());
        assertThat(offers.proof("O-1")).contains("{\"a\":1}");
        assertThat(offers.find("O-2")).isEmpty();
    }

    @Test
    void a_customer_has_one_open_offer_of_a_campaign() {
        Offers offers = offers();
        offers.add(List.of(made("O-1", "C-1")));
        assertThat(offers.add(List.of(made("O-2", "C-1"), made("O-3", "C-2")))).extracting(Offer::offerId).containsExactly("O-3");
        offers.replace(offers.find("O-1").orElseThrow().after(Move.WITHDRAW, MADE).orElseThrow());
        assertThat(offers.add(List.of(made("O-2", "C-1")))).hasSize(1);
    }

    @Test
    void a_step_replaces_the_version_before_it_and_no_other() {
        Offers offers = offers();
        offers.add(List.of(made("O-1", "C-1")));
        Offer approved = offers.find("O-1").orElseThrow().after(Move.APPROVE, MADE).orElseThrow();
        offers.replace(approved);
        assertThat(offers.find("O-1")).contains(approved);
        assertThatThrownBy(() -> offers.replace(approved)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void open_offers_whose_time_is_over_are_overdue() {
        Offers offers = offers();
        offers.add(List.of(made("O-1", "C-1"), made("O-2", "C-2")));
        offers.replace(offers.find("O-2").orElseThrow().after(Move.WITHDRAW, MADE).orElseThrow());
        assertThat(offers.overdue(ENDS.minusSeconds(1), 0, 63)).isEmpty();
        assertThat(offers.overdue(ENDS, 0, 63)).extracting(Offer::offerId).containsExactly("O-1");
    }
}
