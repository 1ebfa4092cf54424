package com.meterwise.forecasting.models;

/** A fitted model of one series, which can be kept and taken up again. */
public interface KeptModel extends FittedModel {
    /** What {@link LoadModel#takeUp} makes the same model from; rounded to single precision. */
    Learnt learnt();
}
