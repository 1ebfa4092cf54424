package com.meterwise.campaign.valuation;

import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.DayPeriods;
import com.meterwise.campaign.catalogue.Effect;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.intake.Profile;

/**
 * A year of load as two typical days.
 *
 * @param weekday     24 kWh by local hour
 * @param weekend     the same for weekends and holidays
 * @param peakKw      highest demand, or null if not known; taken for every month's, which overstates what paying by demand costs
 * @param powerFactor or null if not known
 */
public record YearLoad(double[] weekday, double[] weekend, Double peakKw, Double powerFactor) {
    static final double WEEKDAYS = 365 * 5 / 7d;
    static final double WEEKEND_DAYS = 365 * 2 / 7d;

    public YearLoad {
        if (weekday.length != DayPeriods.HOURS || weekend.length != DayPeriods.HOURS)
            throw new IllegalArgumentException("a typical day needs 24 hours, got %d and %d".formatted(weekday.length, weekend.length));
        weekday = weekday.clone();
        weekend = weekend.clone();
    }

    /** The profile's two days, scaled to its annual energy if that is known: a window of some weeks has a season in it. */
    public static YearLoad of(Profile profile) {
        YearLoad year = new YearLoad(profile.weekday(), profile.weekend(), profile.peakKw(), profile.powerFactor());
        double kwh = year.kwh();
        if (profile.annualKwh() == null || kwh <= 0) return year;
        double scale = profile.annualKwh() / kwh;
        return new YearLoad(times(year.weekday, scale), times(year.weekend, scale), year.peakKw, year.powerFactor);
    }

    /** kWh a year. */
    public double kwh() { return sum(weekday) * WEEKDAYS + sum(weekend) * WEEKEND_DAYS; }

    /** kWh a year by period. */
    public Map<String, Double> kwhBy(DayPeriods periods) {
        Map<String, Double> kwh = new TreeMap<>();
        for (int h = 0; h < weekday.length; h++) {
            kwh.merge(periods.weekday().get(h), weekday[h] * WEEKDAYS, Double::sum);
            kwh.merge(periods.weekend().get(h), weekend[h] * WEEKEND_DAYS, Double::sum);
        }
        return kwh;
    }

    /** The load with each hour multiplied, and the highest demand by a number of its own. */
    YearLoad along(double[] byHour, double peak) {
        double[] days = weekday.clone();
        double[] ends = weekend.clone();
        for (int h = 0; h < days.length; h++) {
            days[h] *= byHour[h];
            ends[h] *= byHour[h];
        }
        return new YearLoad(days, ends, peakKw == null ? null : peakKw * peak, powerFactor);
    }

    /**
     * The load after a share of the tariff's dearest period has moved to its cheapest, within each kind of day; a day that lacks one of the
     * two stays as it is.
     */
    YearLoad shifted(double share, Tariff tariff) {
        return new YearLoad(shifted(weekday, tariff.periods().weekday(), share, tariff),
                shifted(weekend, tariff.periods().weekend(), share, tariff), peakKw, powerFactor);
    }

    /** The load once a product has had its effect: what is generated lowers no peak, since the sun may not shine on it. */
    YearLoad after(Effect effect) {
        if (effect.energyLess() == null && effect.generation() == null && effect.powerFactor() == null) return this;
        double keeps = effect.energyLess() == null ? 1 : 1 - effect.energyLess();
        double[] days = times(weekday, keeps);
        double[] ends = times(weekend, keeps);
        if (effect.generation() != null) {
            double kw = peakKw == null ? 0 : peakKw * effect.generation().kwPerPeak();
            for (int h = 0; h < days.length; h++) {
                days[h] = Math.max(0, days[h] - kw * effect.generation().kwhPerKw()[h]);
                ends[h] = Math.max(0, ends[h] - kw * effect.generation().kwhPerKw()[h]);
            }
        }
        Double raised = effect.powerFactor() == null || powerFactor == null
                ? powerFactor
                : Double.valueOf(Math.max(powerFactor, effect.powerFactor()));
        return new YearLoad(days, ends, peakKw, raised);
    }

    /** The load at a price of the market: days and nights of the year, 24 hours of weekdays, then of weekends. */
    double[] kwhByHour() {
        double[] kwh = new double[2 * DayPeriods.HOURS];
        for (int h = 0; h < weekday.length; h++) {
            kwh[h] = weekday[h] * WEEKDAYS;
            kwh[weekday.length + h] = weekend[h] * WEEKEND_DAYS;
        }
        return kwh;
    }

    private static double[] shifted(double[] day, java.util.List<String> periods, double share, Tariff tariff) {
        String dear = tariff.dearest();
        String cheap = tariff.cheapest();
        long cheapHours = periods.stream().filter(cheap::equals).count();
        if (cheapHours == 0 || dear.equals(cheap)) return day;
        double[] shifted = day.clone();
        double moved = 0;
        for (int h = 0; h < day.length; h++) {
            if (!periods.get(h).equals(dear)) continue;
            moved += day[h] * share;
            shifted[h] -= day[h] * share;
        }
        for (int h = 0; h < day.length; h++) {
            if (periods.get(h).equals(cheap)) shifted[h] += moved / cheapHours;
        }
        return shifted;
    }

    private static double[] times(double[] day, double factor) {
        double[] scaled = new double[day.length];
        for (int h = 0; h < day.length; h++)
            scaled[h] = day[h] * factor;
        return scaled;
    }

    private static double sum(double[] day) {
        double sum = 0;
        for (double kwh : day)
            sum += kwh;
        return sum;
    }
}
