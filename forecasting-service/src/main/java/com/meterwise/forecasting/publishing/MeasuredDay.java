package com.meterwise.forecasting.publishing;

import java.time.LocalDate;

import com.meterwise.forecasting.evaluation.Accuracy;

/** How an issued forecast met a day that has closed. */
public record MeasuredDay(String level, String id, LocalDate day, int leadDays, String model, Accuracy accuracy) {}
