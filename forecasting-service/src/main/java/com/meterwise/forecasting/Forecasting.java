package com.meterwise.forecasting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.evaluation.Conformal;
import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.Residual;
import com.meterwise.forecasting.evaluation.Stretch;
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.FittedModel;
import com.meterwise.forecasting.models.SeasonalNaive;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.time.MarketTime;

/**
 * What is done for a customer when a market day has closed: train if due, forecast two days, lay the deciles around.
 *
 * @param conformal of areas, whose calendar is that of the whole market
 */
public record Forecasting(MarketTime time, Training training, Conformal conformal) {
    /** With less, not even last week is known. */
    static final int MIN_DAYS = 7;
    /** Days whose changes over a week are the scale of MASE, and on whose forecasts it is measured. */
    private static final int SCALE_DAYS = 42, MEASURED_DAYS = 28;
    /** Told with the model's name: a forecast that knows of a planned shutdown is no measure of the model. */
    private static final String CUT = " (shutdown)";

    /** The history without what was cut, and the weather around it. */
    private Series series(CustomerHistory history, Surroundings around) {
        return around.cuts().outOf(history.load(), history.interval(), time).series(around.weather());
    }

    public Training.Outcome train(CustomerHistory history, Surroundings around, Optional<TrainedModel> last) {
        return training.train(series(history, around), around.types(), last);
    }

    /** @param residuals the series' own of the last four weeks, both leads */
    public IssuedForecast forecast(CustomerHistory history, Surroundings around, TrainedModel model, List<Residual> residuals) {
        return forecast(history, around, model.served(), model.name(), residuals);
    }

    /** As last week was: for whom no model is trained yet. */
    IssuedForecast untrained(CustomerHistory history, Surroundings around, List<Residual> residuals) {
        return forecast(history, around, new SeasonalNaive().fit(history.load()), SeasonalNaive.NAME, residuals);
    }

    /** As last week was: for histories whose last days are not fit to forecast from. The name tells it apart from those whom it serves best. */
    IssuedForecast fallback(CustomerHistory history, Surroundings around, List<Residual> residuals) {
        return forecast(history, around, new SeasonalNaive().fit(history.load()), SeasonalNaive.NAME + " (input gate)", residuals);
    }

    private IssuedForecast forecast(CustomerHistory history, Surroundings around, FittedModel model, String name,
            List<Residual> residuals) {
        LoadHistory load = history.load();
        double[][] p50 = model.nextDays(series(history, around), Backtest.LEAD_DAYS);
        double scale = load.tail(SCALE_DAYS).weeklyChange(0);
        double mase = Backtest.maseOf(
                residuals.stream().filter(r -> r.leadDays() == 1 && r.day().isAfter(load.last().minusDays(MEASURED_DAYS))).toList(), scale);
        IssuedForecast issued = issued(new Conformal(around.types()), IssuedForecast.CUSTOMER, history.customerId(), load.last(),
                history.knownAt(), history.interval(), p50, residuals, name, history.grade(), Double.isNaN(mase) ? null : mase,
                Double.isNaN(scale) ? null : scale, 1);
        Instant end = issued.start().plus(issued.interval().multipliedBy(issued.deciles().slots()));
        return around.cuts().isPlanned(issued.start(), end)
                ? issued.with(around.cuts().laidOn(issued.deciles(), issued.start(), issued.interval()), name + CUT)
                : issued;
    }

    /** @param p50 clock days of the first and the second day ahead */
    IssuedForecast issued(String level, String id, LocalDate day, Instant madeAt, Duration interval, double[][] p50,
            List<Residual> residuals, String model, String grade, Double mase, Double scale, int customers) {
        return issued(conformal, level, id, day, madeAt, interval, p50, residuals, model, grade, mase, scale, customers);
    }

    private IssuedForecast issued(Conformal conformal, String level, String id, LocalDate day, Instant madeAt, Duration interval,
            double[][] p50, List<Residual> residuals, String model, String grade, Double mase, Double scale, int customers) {
        ClockDays clock = new ClockDays(time, interval);
        Deciles first = ahead(conformal, 1, clock, day, p50, residuals), second = ahead(conformal, 2, clock, day, p50, residuals);
        return new IssuedForecast(level, id, day, madeAt, time.endOf(day), interval, first.slots(), first.then(second), model, grade, mase,
                scale, customers);
    }

    private static Deciles ahead(Conformal conformal, int lead, ClockDays clock, LocalDate closed, double[][] p50,
            List<Residual> residuals) {
        LocalDate day = closed.plusDays(lead);
        List<Residual> ofLead = residuals.stream().filter(r -> r.leadDays() == lead && r.kwh().length == clock.slots()).toList();
        double[][] kwh = conformal.around(p50[lead - 1], day, ofLead, Stretch.of(ofLead)).kwh();
        double[][] actual = new double[kwh.length][];
        for (int q = 0; q < kwh.length; q++)
            actual[q] = clock.toActual(day, kwh[q]);
        return new Deciles(actual);
    }
}
