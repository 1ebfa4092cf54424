package com.meterwise.forecasting.evaluation;

import java.util.List;
import java.util.function.Function;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.CalendarRidge;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.HoltWinters;
import com.meterwise.forecasting.models.LoadModel;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.forecasting.models.RidgeTuning;
import com.meterwise.forecasting.models.SeasonalNaive;
import com.meterwise.forecasting.models.SimilarDays;
import com.meterwise.forecasting.models.WeekCarry;
import com.meterwise.forecasting.models.WeekProfile;

/**
 * The models that are fitted to a series by itself: those the benchmark compares are those that operation serves.
 *
 * @param horizon slots ahead
 */
public record Members(DayTypes types, int horizon) {
    /** Raised when what a model has learnt is no longer read as it was kept: models of another release are trained anew. */
    public static final int RELEASE = 1;
    private static final RidgeSettings UNTUNED = new RidgeSettings(10, 180), CALENDAR = new RidgeSettings(1, 500);
    private static final int TUNING_DAYS = 56, LEAST_DAYS = 28;

    /**
     * One way to forecast a series.
     *
     * @param prior     its weight in a blend before anything is known of it; chosen on cambridge's eight weeks to 2019-10-15, which no target judges
     * @param refitDays so many days after a fit it is worth another
     * @param model     given the ridge's settings
     */
    record Member(String name, int refitDays, double prior, Function<RidgeSettings, LoadModel> model) {
        static Member of(int refitDays, double prior, LoadModel model) {
            return new Member(model.name(), refitDays, prior, settings -> model);
        }
    }

    List<Member> all() {
        return List.of(Member.of(28, 0, new SeasonalNaive()), Member.of(28, 0, new SeasonalNaive(14)),
                Member.of(28, 0, new SimilarDays(types)),
                Member.of(28, 0, new WeekProfile(types)), Member.of(7, 0.25, new WeekCarry(types, horizon)),
                Member.of(28, 0, new HoltWinters(horizon)),
                new Member(Ridge.NAME, 7, 0.5, settings -> new Ridge(settings, types, horizon)),
                Member.of(7, 0.25, new CalendarRidge(CALENDAR, types, horizon)));
    }

    /**
     * The model of a name.
     *
     * @param settings of the ridge
     * @throws IllegalArgumentException if there is none of this name
     */
    public LoadModel named(String name, RidgeSettings settings) {
        return all().stream().filter(member -> member.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no model " + name)).model().apply(settings);
    }

    /** Settings of the ridge, chosen on the last days of this past. */
    RidgeSettings settings(Series past) {
        int days = Math.min(TUNING_DAYS, past.days() / 4);
        return past.days() - days < LEAST_DAYS ? UNTUNED : new RidgeTuning(RidgeSettings.CANDIDATES, types).choose(past, days);
    }
}
