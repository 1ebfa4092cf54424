package com.meterwise.campaign.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.valuation.Anyway.Counted;

class AnywayTest {
    /** Of 100 held out, 30 took it: with 20 imagined who did not, a quarter. All 20 of S1 took it: 20 and a quarter of 20, of 40. */
    @Test
    void a_segment_begins_at_its_product_and_a_product_at_nobody() {
        Anyway anyway = new Anyway(List.of(new Counted("P", "S1", 20, 20), new Counted("P", "S2", 80, 10)));
        assertThat(anyway.of("P", "S1")).contains(.625);
        assertThat(anyway.of("P", "S2")).contains(.15);
        assertThat(anyway.of("P", "S3")).contains(.25);
        assertThat(anyway.of("P", null)).contains(.25);
    }

    @Test
    void of_a_product_nobody_was_held_out_from_nothing_is_known() {
        assertThat(Anyway.UNKNOWN.of("P", "S1")).isEmpty();
        assertThat(new Anyway(List.of(new Counted("P", null, 0, 0))).of("P", null)).contains(0d);
    }

    @Test
    void no_more_can_take_it_than_were_held_out() { assertThatThrownBy(() -> new Counted("P", "S1", 3, 4)).hasMessageContaining("4 of 3"); }
}
