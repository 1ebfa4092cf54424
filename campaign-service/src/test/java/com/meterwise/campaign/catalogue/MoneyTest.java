package com.meterwise.campaign.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.meterwise.contracts.Json;

class MoneyTest {
    @Test
    void money_is_a_decimal_string_outside() {
        assertThat(new String(Json.bytes(Money.of("12.50")), StandardCharsets.UTF_8)).isEqualTo("\"12.50\"");
        assertThat(Json.read("\"12.50\"".getBytes(StandardCharsets.UTF_8), Money.class)).isEqualTo(Money.of("12.50"));
    }

    @Test
    void halves_of_a_cent_go_to_the_even_cent() {
        assertThat(Money.rounded(0.125)).isEqualTo(Money.of("0.12"));
        assertThat(Money.rounded(0.375)).isEqualTo(Money.of("0.38"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1e999999999", "NaN", "1,5", "--1", "0x10", "11111111111111111111111111111111111111111" })
    void what_is_no_plain_decimal_is_refused(String text) {
        assertThatThrownBy(() -> Money.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
