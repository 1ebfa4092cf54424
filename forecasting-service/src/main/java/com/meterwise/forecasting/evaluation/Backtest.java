package com.meterwise.forecasting.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.history.Weather;
import com.meterwise.forecasting.models.FittedModel;

/**
 * Forecasts made in hindsight, day by day, each from what was known at its origin and nothing else.
 *
 * @param residuals of lead days 1 and 2
 */
public record Backtest(List<Residual> residuals) {
    public static final int LEAD_DAYS = 2;

    public Backtest {
        residuals = List.copyOf(residuals);
    }

    /** Forecasts the days from {@code firstDay} to the end of the history; origin d knows the days through d. */
    public static Backtest of(FittedModel model, LoadHistory history, LocalDate firstDay) {
        return run(model, history, firstDay, (all, origin) -> all.through(origin).series());
    }

    /** As {@link #of(FittedModel, LoadHistory, LocalDate)}, and values that became available only after the origin count as missing. */
    public static Backtest asKnown(FittedModel model, LoadHistory history, Weather weather, LocalDate firstDay,
            java.util.function.Function<LocalDate, Instant> originTime) {
        return run(model, history, firstDay, (all, origin) -> all.through(origin).asOf(originTime.apply(origin)).series(weather));
    }

    private static Backtest run(FittedModel model, LoadHistory history, LocalDate firstDay,
            BiFunction<LoadHistory, LocalDate, Series> known) {
        List<Residual> residuals = new ArrayList<>();
        for (LocalDate origin = firstDay.minusDays(LEAD_DAYS); origin.isBefore(history.last()); origin = origin.plusDays(1)) {
            if (origin.isBefore(history.first())) continue;
            double[][] forecast = model.nextDays(known.apply(history, origin), LEAD_DAYS);
            for (int lead = 1; lead <= LEAD_DAYS; lead++) {
                LocalDate day = origin.plusDays(lead);
                if (day.isBefore(firstDay) || day.isAfter(history.last())) continue;
                residuals.add(new Residual(lead, day, false, minus(history.day(day), forecast[lead - 1])));
            }
        }
        return new Backtest(residuals);
    }

    public List<Residual> atLead(int leadDays) { return residuals.stream().filter(residual -> residual.leadDays() == leadDays).toList(); }

    /** Mean absolute error of the first lead day in units of {@code scaleKwh}; NaN if nothing could be compared. */
    public double mase(double scaleKwh) {
        return maseOf(atLead(1), scaleKwh);
    }

    /** @return NaN if there is no error or no scale */
    public static double maseOf(List<Residual> residuals, double scaleKwh) {
        double sum = 0;
        int n = 0;
        for (Residual residual : residuals) {
            for (double error : residual.kwh()) {
                if (Double.isNaN(error)) continue;
                sum += Math.abs(error);
                n++;
            }
        }
        return n == 0 || !(scaleKwh > 0) ? Double.NaN : sum / n / scaleKwh;
    }

    private static double[] minus(double[] actual, double[] forecast) {
        double[] miss = actual;
        for (int s = 0; s < miss.length; s++)
            miss[s] -= forecast[s];
        return miss;
    }
}
