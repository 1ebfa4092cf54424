package com.meterwise.campaign.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerFactorTableTest {
    private final PowerFactorTable table = PowerFactorTable.standardOf90();

    @ParameterizedTest
    @CsvSource({ "0.90, 0", "0.85, 2.5", "0.70, 10", "0.66, 14", "0.60, 25" })
    void power_factor_surcharge(double powerFactor, double percent) { assertThat(table.percentAt(powerFactor)).isEqualTo(percent); }

    @Test
    void a_good_power_factor_is_rewarded() { assertThat(table.percentAt(.97)).isEqualTo(-.75); }

    @Test
    void bands_that_do_not_go_down_are_refused() {
        List<PowerFactorTable.Band> bands = List.of(new PowerFactorTable.Band(.7, 1), new PowerFactorTable.Band(.8, 1));
        assertThatThrownBy(() -> new PowerFactorTable(.9, bands, List.of())).hasMessageContaining("go down");
    }
}
