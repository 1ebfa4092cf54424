package com.meterwise.forecasting.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.history.Weather;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.SeasonalNaive;

/**
 * What operation would have served and the seasonal naive side by side over past days, trained anew each week on what was known then.
 *
 * @param days     days forecast
 * @param servedMase null when nothing could be compared
 */
public record Comparison(int days, Double servedMase, Double naiveMase, Double servedWape, Double naiveWape) {
    private static final int RETRAIN_DAYS = 7;
    private static final double MIN_COVERAGE = 0.5;

    /** Hears how far a comparison is, and may end it. */
    public interface Progress {
        /** @return whether to go on */
        boolean weeks(int done, int all);
    }

    /**
     * @param history    begins long before {@code from} and ends with the last day to forecast
     * @param originTime the time at which forecasts from a closed day are made
     * @return empty if too little was known on the first origin to train a model, or {@code progress} ended it
     */
    public static Optional<Comparison> of(LoadHistory history, LocalDate from, Training training, DayTypes types, Weather weather,
            Function<LocalDate, Instant> originTime, Progress progress) {
        List<Residual> served = new ArrayList<>(), naive = new ArrayList<>();
        Optional<TrainedModel> last = Optional.empty();
        double scale = Double.NaN;
        int weeks = (int) (from.until(history.last(), ChronoUnit.DAYS) / RETRAIN_DAYS) + 1, done = 0;
        for (LocalDate week = from; !week.isAfter(history.last()); week = week.plusDays(RETRAIN_DAYS)) {
            LocalDate origin = week.minusDays(1), end = min(week.plusDays(RETRAIN_DAYS - 1L), history.last());
            LoadHistory known = history.through(origin).asOf(originTime.apply(origin));
            if (known.days() < Training.MIN_DAYS || known.coverage(known.days()) < MIN_COVERAGE) return Optional.empty();
            TrainedModel model = training.train(known.series(weather), types, last).model();
            last = Optional.of(model);
            if (Double.isNaN(scale)) scale = known.weeklyChange(0);
            served.addAll(Backtest.asKnown(model.served(), history.through(end), weather, week, originTime).atLead(1));
            naive.addAll(Backtest.asKnown(new SeasonalNaive().fit(known), history.through(end), weather, week, originTime).atLead(1));
            if (!progress.weeks(++done, weeks)) return Optional.empty();
        }
        double size = 0;
        for (Residual residual : served)
            for (double kwh : history.day(residual.day()))
                if (!Double.isNaN(kwh)) size += Math.abs(kwh);
        return Optional.of(new Comparison(served.size(), known(Backtest.maseOf(served, scale)), known(Backtest.maseOf(naive, scale)),
                known(absolute(served) / size), known(absolute(naive) / size)));
    }

    private static double absolute(List<Residual> residuals) {
        double sum = 0;
        for (Residual residual : residuals)
            for (double error : residual.kwh())
                if (!Double.isNaN(error)) sum += Math.abs(error);
        return sum;
    }

    private static LocalDate min(LocalDate a, LocalDate b) { return a.isBefore(b) ? a : b; }

    private static Double known(double value) { return Double.isNaN(value) || Double.isInfinite(value) ? null : value; }
}
