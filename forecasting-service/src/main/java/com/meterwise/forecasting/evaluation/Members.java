package com.meterwise.forecasting.evaluation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.CalendarRidge;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.HoltWinters;
import com.meterwise.forecasting.models.LoadModel;
import com.meterwise.forecasting.models.Ridge;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.forecasting.models.RidgeTuning;
import com.meterwise.forecasting.models.SeasonalNaive;
import com.meterwise.forecasting.models.SeasonalTrend;
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
     * @param refitDays so many days after a fit it is worth another
     * @param model     given the ridge's settings
     */
    record Member(String name, int refitDays, Function<RidgeSettings, LoadModel> model) {
        static Member of(int refitDays, LoadModel model) { return new Member(model.name(), refitDays, settings -> model); }
    }

    List<Member> all() {
        return Stream.concat(
                Stream.of(Member.of(28, new SeasonalNaive()), Member.of(28, new SeasonalNaive(14)), Member.of(28, new SimilarDays(types)),
                        Member.of(28, new WeekProfile(types)), Member.of(28, new HoltWinters(horizon)),
                        Member.of(7, new SeasonalTrend(horizon))),
                blended().stream()).toList();
    }

    private List<Member> blended() {
        return List.of(Member.of(7, new WeekCarry(types, horizon)),
                new Member(Ridge.NAME, 7, settings -> new Ridge(settings, types, horizon)),
                Member.of(7, new CalendarRidge(CALENDAR, types, horizon)));
    }

    /**
     * Those operation blends: the three that no other is a match for, of as many of them as can learn from the past; with all eight the blend
     * was worse than the ridge by itself. Chosen on cambridge's eight weeks to 2019-10-15, which no target judges. In the first weeks the
     * ridge at most can learn, which alone lost to the naive: the simpler ones stand by it.
     *
     * @param settings of the ridge
     */
    List<LoadModel> toBlend(Series past, RidgeSettings settings) {
        List<LoadModel> able = able(blended(), past, settings);
        return able.size() < 2 ? able(all(), past, settings) : able;
    }

    private static List<LoadModel> able(List<Member> members, Series past, RidgeSettings settings) {
        return members.stream().map(member -> member.model().apply(settings)).filter(model -> model.canLearn(past)).toList();
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
