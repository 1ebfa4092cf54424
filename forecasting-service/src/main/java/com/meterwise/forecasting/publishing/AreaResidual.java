package com.meterwise.forecasting.publishing;

import java.time.Duration;

import com.meterwise.forecasting.evaluation.Residual;

/** A residual and whose it is. */
public record AreaResidual(String level, String id, Duration interval, Residual residual) {}
