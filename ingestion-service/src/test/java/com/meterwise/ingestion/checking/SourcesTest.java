package com.meterwise.ingestion.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class SourcesTest {
    @Test
    void a_meter_is_judged_by_the_limits_of_its_source() {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(VeeConfig.class)
                .withDefaultValue("meterwise.ingestion.vee.north.meters", "N-.*")
                .withDefaultValue("meterwise.ingestion.vee.north.spike-ratio", "2.5")
                .withDefaultValue("meterwise.ingestion.vee.usual.step", "7").build();
        Sources sources = Sources.of(config.getConfigMapping(VeeConfig.class));
        assertThat(sources.apply("N-1").spike().ratio()).isEqualTo(2.5);
        assertThat(sources.apply("S-1").spike().ratio()).isEqualTo(1.8);
        assertThat(sources.apply("S-1").step().threshold()).isEqualTo(7);
    }

    @Test
    void what_is_configured_by_default_is_what_is_usual() {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(VeeConfig.class).build();
        assertThat(Sources.of(config.getConfigMapping(VeeConfig.class)).apply("M")).isEqualTo(Thresholds.USUAL);
    }

    @Test
    void the_first_source_that_claims_a_meter_has_it() {
        Thresholds strict = new Thresholds(Thresholds.USUAL.gap(), new Spike(1, 0), Thresholds.USUAL.robustSpike(), Thresholds.USUAL.step(),
                Thresholds.USUAL.zeroRun(), Thresholds.USUAL.flatline(), Thresholds.USUAL.extreme(), Thresholds.USUAL.multiplier(),
                Thresholds.USUAL.clock(), Thresholds.USUAL.sum(), Thresholds.USUAL.highLow(), Thresholds.USUAL.powerFactor(),
                Thresholds.USUAL.prolonged());
        Sources sources = new Sources(List.of(new Sources.Source(Pattern.compile("A.*"), strict),
                new Sources.Source(Pattern.compile(".*"), Thresholds.USUAL)), Thresholds.USUAL);
        assertThat(sources.apply("A1").spike().ratio()).isEqualTo(1);
        assertThat(sources.apply("B1").spike().ratio()).isEqualTo(1.8);
    }
}
