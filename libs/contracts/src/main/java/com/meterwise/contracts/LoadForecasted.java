package com.meterwise.contracts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * State of the load forecast of a customer or an area. Levels are sales, in kWh per slot.
 *
 * @param level     customer, segment, feeder, region or system
 * @param id        which one; "system" for the system
 * @param day       closed market day it rests on
 * @param madeAt    market time at which it was made
 * @param start     start of the first slot
 * @param quantiles nine deciles "0.1" to "0.9", each kWh per slot; never crossing
 * @param model     model that made it
 * @param grade     A, B, C or F: data it rests on
 * @param mase      of the last four weeks' forecasts, or null when there are none yet
 */
public record LoadForecasted(String level, String id, LocalDate day, Instant madeAt, Duration interval, Instant start,
        Map<String, double[]> quantiles, String model, String grade, Double mase, long epoch, long sequence) implements StateEvent {}
