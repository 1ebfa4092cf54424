package com.meterwise.forecasting;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import com.meterwise.forecasting.losses.TechnicalLoss;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "meterwise.forecasting")
interface ForecastingConfig {
    /** Of a long replay, so many last days are forecast: enough for four weeks of measured accuracy. */
    @WithDefault("35")
    int replayDays();

    /** How much history a model is trained on. */
    @WithDefault("730")
    int historyDays();

    @WithDefault("7")
    int retrainDays();

    /** So many customers of a shard are trained on one closed day at most; the others keep the model they have until the next. */
    @WithDefault("2000")
    int trainingsAShard();

    /** How often the ridge's penalty and half-life are chosen anew. */
    @WithDefault("28")
    int retuneDays();

    /** A customer whose data ended longer ago is not forecast. */
    @WithDefault("14")
    int staleDays();

    /** Error in percent of a meter whose accuracy class is not known. */
    @WithDefault("1.0")
    double unknownClassPercent();

    /** How the load loss of a line is computed. */
    @WithDefault("INTERVAL")
    TechnicalLoss.Method technicalLossMethod();

    /** Days that are as Sundays. */
    Optional<Set<LocalDate>> holidays();

    /** Raised by a restore or rebuild. */
    @WithDefault("1")
    long epoch();
}
