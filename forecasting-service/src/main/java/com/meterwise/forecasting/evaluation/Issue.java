package com.meterwise.forecasting.evaluation;

/**
 * What was forecast from an origin.
 *
 * @param origin index of its first slot
 * @param kwh    series by slot; null for one that could not be forecast
 */
record Issue(int origin, double[][] kwh) {}
