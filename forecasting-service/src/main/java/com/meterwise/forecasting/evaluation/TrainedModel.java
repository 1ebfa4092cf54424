package com.meterwise.forecasting.evaluation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

import com.meterwise.forecasting.models.RidgeSettings;

/**
 * The model a customer is served, and why.
 *
 * @param name      {@link Ensemble#NAME}, or the one model that serves alone
 * @param served    what forecasts
 * @param trials    how each model did on the days held out
 * @param settings  of the ridge; null when the history was too short for one
 * @param reason    in words
 * @param mase      of the served model on the days held out; null when nothing could be compared
 * @param naiveMase of the same days
 * @param firstDay  of the data it learnt from
 * @param trainedOn closed day of the training, the last of these data
 * @param tunedOn   closed day at which the settings were chosen
 * @param warm      whether a temperature was known
 */
public record TrainedModel(String name, Ensemble served, List<Trial> trials, RidgeSettings settings, String reason, Double mase,
        Double naiveMase, LocalDate firstDay, LocalDate trainedOn, LocalDate tunedOn, int slots, boolean warm) {

    /**
     * A model on the days held out.
     *
     * @param weight in the blend
     * @param mase   null when nothing could be compared
     */
    public record Trial(String model, double weight, Double mase) {}

    public TrainedModel {
        requireNonNull(name, "name");
        requireNonNull(served, "served");
        trials = List.copyOf(trials);
    }

    public int days() { return (int) (trainedOn.toEpochDay() - firstDay.toEpochDay()) + 1; }
}
