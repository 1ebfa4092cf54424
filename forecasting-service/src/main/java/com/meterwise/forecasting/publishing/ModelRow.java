package com.meterwise.forecasting.publishing;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.FittedModel;
import com.meterwise.forecasting.models.FittedRidge;
import com.meterwise.forecasting.models.Provenance;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.forecasting.models.SeasonalNaive;
import com.meterwise.platform.day.Shard;

@Entity
@Table(name = "model")
public class ModelRow {
    @Id
    @Column(name = "customer_id")
    String customerId;
    short bucket;
    String served;
    String reason;
    @Column(name = "interval_s")
    int intervalSeconds;
    @Column(name = "trained_on")
    LocalDate trainedOn;
    @Column(name = "tuned_on")
    LocalDate tunedOn;
    int days;
    double penalty;
    @Column(name = "half_life_days")
    double halfLifeDays;
    @Column(name = "scale_kwh")
    double scaleKwh;
    @Column(name = "ridge_mase")
    Double ridgeMase;
    @Column(name = "naive_mase")
    Double naiveMase;
    /** Empty when there is no ridge. */
    double[] coefficients;

    void take(String customer, TrainedModel model) {
        customerId = customer;
        bucket = (short) Shard.bucketOf(customer);
        served = model.name();
        reason = model.reason();
        intervalSeconds = 86_400 / model.slots();
        trainedOn = model.trainedOn();
        tunedOn = model.tunedOn();
        days = model.served().provenance().days();
        ridgeMase = model.ridgeMase();
        naiveMase = model.naiveMase();
        FittedRidge ridge = model.ridge();
        penalty = ridge == null ? 0 : ridge.provenance().settings().penalty();
        halfLifeDays = ridge == null ? 0 : ridge.provenance().settings().halfLifeDays();
        scaleKwh = ridge == null ? 0 : ridge.scale();
        coefficients = ridge == null ? new double[0] : ridge.coefficients();
    }

    /** Whether its coefficients are of this release's ridge: those of another are trained anew. */
    boolean isReadable() {
        return coefficients.length == 0 || FittedRidge.canRead(coefficients.length, 86_400 / intervalSeconds);
    }

    /** @param known a history of the customer, on which a naive model needs no more than its length */
    TrainedModel toModel(DayTypes types, LoadHistory known) {
        int slots = 86_400 / intervalSeconds;
        FittedRidge ridge = coefficients.length == 0
                ? null
                : new FittedRidge(new Provenance(Ridge.NAME, trainedOn, days, new RidgeSettings(penalty, halfLifeDays)), types, slots, 0,
                        scaleKwh, null, coefficients);
        FittedModel model = served.equals(Ridge.NAME) ? ridge : new SeasonalNaive().fit(known);
        return new TrainedModel(model, ridge, reason, ridgeMase, naiveMase, trainedOn, tunedOn, slots);
    }
}
