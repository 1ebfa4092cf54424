package com.meterwise.ingestion.checking;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;

/**
 * Limits of the rules by source of data: {@code meterwise.ingestion.vee.north-ami.meters=N-.*} and
 * {@code meterwise.ingestion.vee.north-ami.spike-ratio=2.5}. The source {@code usual} is that of meters no other claims.
 */
@ConfigMapping(prefix = "meterwise.ingestion.vee")
public interface VeeConfig {
    String USUAL = "usual";

    @WithParentName
    @WithDefaults
    Map<String, Source> sources();

    /** One source; what is not set is as in definitions. */
    interface Source {
        /** Regular expression of the ids of its meters. */
        Optional<String> meters();

        @WithDefault("0.25")
        double gapSevere();

        @WithDefault("1.8")
        double spikeRatio();

        @WithDefault("5")
        double spikeDeviations();

        @WithDefault("2")
        double spikeLeap();

        /** Smaller loads are not judged by spike and step. */
        @WithDefault("0.1")
        double floorKw();

        @WithDefault("20")
        double step();

        @WithDefault("48")
        double zeroHours();

        @WithDefault("0.01")
        double zeroRate();

        @WithDefault("24")
        double flatHours();

        @WithDefault("0")
        long flatToleranceWh();

        @WithDefault("20")
        long flatLeastWh();

        @WithDefault("3")
        double extremeRanges();

        @WithDefault("3.5")
        double multiplierFactor();

        @WithDefault("0.35")
        double multiplierSpread();

        @WithDefault("1")
        double clockLeastHours();

        @WithDefault("4")
        double clockMostHours();

        @WithDefault("0.6")
        double clockGain();

        @WithDefault("2")
        double sumResolutions();

        @WithDefault("0.002")
        double sumShare();

        @WithDefault("0.5")
        double low();

        @WithDefault("2")
        double high();

        @WithDefault("0.5")
        double powerFactor();

        @WithDefault("6")
        double powerFactorHours();

        @WithDefault("3")
        int prolongedCycles();

        default Thresholds thresholds() {
            return new Thresholds(new Gap(gapSevere()), new Spike(spikeRatio(), floorKw()),
                    new RobustSpike(spikeDeviations(), spikeLeap(), floorKw()), new Step(step(), floorKw()),
                    new ZeroRun(zeroHours(), zeroRate()), new Flatline(flatHours(), flatToleranceWh(), flatLeastWh()),
                    new Extreme(extremeRanges()), new UnexplainedMultiplier(multiplierFactor(), multiplierSpread()),
                    new ClockShift(clockLeastHours(), clockMostHours(), clockGain()), new SumCheck(sumResolutions(), sumShare()),
                    new HighLow(low(), high()), new PowerFactor(powerFactor(), powerFactorHours()),
                    new ProlongedEstimation(prolongedCycles()));
        }
    }
}
