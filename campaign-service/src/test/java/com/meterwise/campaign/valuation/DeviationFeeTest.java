package com.meterwise.campaign.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.meterwise.campaign.catalogue.Supply;

class DeviationFeeTest {
    @ParameterizedTest
    @CsvSource({ "1080, 1.0", "1020, 0", "900, 1.4" })
    void deviation_fee(double actual, double fee) {
        Supply.Deviation deviation = new Supply.Deviation(.03, .4, .05);
        assertThat(DeviationFee.of(actual, 1000, deviation)).isCloseTo(fee, within(1e-9));
    }
}
