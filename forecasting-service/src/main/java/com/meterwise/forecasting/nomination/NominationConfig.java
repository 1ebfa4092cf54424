package com.meterwise.forecasting.nomination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules of a market on nominated amounts; they differ by province and change by decree, so all of them are settings. */
@ConfigMapping(prefix = "meterwise.forecasting.nomination")
public interface NominationConfig {
    /** Cost of a kWh that was taken and not nominated, against that of one nominated and not taken. */
    @WithDefault("30")
    double underCost();

    @WithDefault("10")
    double overCost();

    /** Share of the nominated amount that may deviate free of charge, where no contract says so. */
    @WithDefault("0.03")
    double tolerance();

    /** Price per kWh on which the fee rests, where no contract has one. */
    @WithDefault("0.4")
    double price();

    /** Share of the price that is charged. */
    @WithDefault("0.05")
    double rate();

    @WithDefault("EUR")
    String currency();
}
