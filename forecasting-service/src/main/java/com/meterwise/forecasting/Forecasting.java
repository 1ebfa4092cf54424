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
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.ClockDays;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.models.FittedModel;
import com.meterwise.forecasting.models.SeasonalNaive;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.time.MarketTime;

/** What is done for a customer when a market day has closed: train if due, forecast two days, lay the deciles around. */
public record Forecasting(MarketTime time, Training training, Conformal conformal) {
    /** Days whose changes over a week are the scale of MASE, and on whose forecasts it is measured. */
    private static final int SCALE_DAYS = 42, MEASURED_DAYS = 28;

    public Training.Outcome train(CustomerHistory history, Optional<TrainedModel> last) { return training.train(history.load(), last); }

    /** @param residuals the series' own of the last four weeks, both leads */
    public IssuedForecast forecast(CustomerHistory history, TrainedModel model, List<Residual> residuals) {
        return forecast(history, model.served(), model.name(), residuals);
    }

    /** As last week was: for histories whose last days are not fit to forecast from. The name tells it apart from those whom it serves best. */
    IssuedForecast fallback(CustomerHistory history, List<Residual> residuals) {
        return forecast(history, new SeasonalNaive().fit(history.load()), SeasonalNaive.NAME + " (input gate)", residuals);
    }

    private IssuedForecast forecast(CustomerHistory history, FittedModel model, String name, List<Residual> residuals) {
        LoadHistory load = history.load();
        double[][] p50 = model.nextDays(load, Backtest.LEAD_DAYS);
        double scale = load.tail(SCALE_DAYS).weeklyChange(0);
        double mase = Backtest.maseOf(
                residuals.stream().filter(r -> r.leadDays() == 1 && r.day().isAfter(load.last().minusDays(MEASURED_DAYS))).toList(), scale);
        return issued(IssuedForecast.CUSTOMER, history.customerId(), load.last(), history.knownAt(), history.interval(), p50, residuals,
                name, history.grade(), Double.isNaN(mase) ? null : mase, Double.isNaN(scale) ? null : scale, 1);
    }

    /** @param p50 clock days of the first and the second day ahead */
    IssuedForecast issued(String level, String id, LocalDate day, Instant madeAt, Duration interval, double[][] p50,
            List<Residual> residuals, String model, String grade, Double mase, Double scale, int customers) {
        ClockDays clock = new ClockDays(time, interval);
        Deciles first = ahead(1, clock, day, p50, residuals), second = ahead(2, clock, day, p50, residuals);
        return new IssuedForecast(level, id, day, madeAt, time.endOf(day), interval, first.slots(), first.then(second), model, grade, mase,
                scale, customers);
    }

    private Deciles ahead(int lead, ClockDays clock, LocalDate closed, double[][] p50, List<Residual> residuals) {
        LocalDate day = closed.plusDays(lead);
        List<Residual> ofLead = residuals.stream().filter(r -> r.leadDays() == lead && r.kwh().length == clock.slots()).toList();
        double[][] kwh = conformal.around(p50[lead - 1], day, ofLead).kwh();
        double[][] actual = new double[kwh.length][];
        for (int q = 0; q < kwh.length; q++)
            actual[q] = clock.toActual(day, kwh[q]);
        return new Deciles(actual);
    }
}
