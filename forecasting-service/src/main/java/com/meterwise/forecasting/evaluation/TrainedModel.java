package com.meterwise.forecasting.evaluation;

import java.time.LocalDate;

import com.meterwise.forecasting.models.FittedModel;
import com.meterwise.forecasting.models.FittedRidge;

/**
 * The model a customer is served, and why.
 *
 * @param served    the model that forecasts
 * @param ridge     the fitted ridge, served or not; null when the history was too short for one
 * @param reason    in words
 * @param ridgeMase of the days held out; null when none could be compared
 * @param naiveMase of the same days
 * @param trainedOn closed day of the training
 * @param tunedOn   closed day at which the settings were chosen
 */
public record TrainedModel(FittedModel served, FittedRidge ridge, String reason, Double ridgeMase, Double naiveMase, LocalDate trainedOn,
        LocalDate tunedOn, int slots) {
    public String name() { return served.provenance().model(); }

    /** Whether the model is for series of this interval and young enough on {@code day}. */
    public boolean serves(LocalDate day, int slots, int retrainDays) {
        return this.slots == slots && day.isBefore(trainedOn.plusDays(retrainDays));
    }
}
