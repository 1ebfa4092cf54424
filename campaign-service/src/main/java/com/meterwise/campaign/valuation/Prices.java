package com.meterwise.campaign.valuation;

import com.meterwise.campaign.catalogue.DayPeriods;
import com.meterwise.campaign.catalogue.DemandCharge;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.catalogue.TariffExtras;

/**
 * A tariff as numbers by hour, for bills in the hundreds: the same total as {@link Bill} but for the rounding of its lines.
 *
 * @param perKwh 24 hours of weekdays, then 24 of weekends, with levies and premiums
 */
record Prices(Tariff tariff, double[] perKwh, double levyPerKwh, double levyPerYear) {
    private static final int MONTHS = 12;

    static Prices of(Tariff tariff) {
        double[] perKwh = new double[2 * DayPeriods.HOURS];
        TariffExtras extras = tariff.extras();
        double fixed = extras.spot() == null ? 1 : 1 - extras.spot().share();
        for (int h = 0; h < DayPeriods.HOURS; h++) {
            perKwh[h] = tariff.prices().get(tariff.periods().weekday().get(h)).toDouble() * fixed;
            perKwh[DayPeriods.HOURS + h] = tariff.prices().get(tariff.periods().weekend().get(h)).toDouble() * fixed;
        }
        double levyPerKwh = extras.green() == null ? 0 : extras.green().share() * extras.green().premium().toDouble();
        double levyPerYear = 0;
        for (TariffExtras.Levy levy : extras.levies()) {
            if (levy.basis() == TariffExtras.Basis.KWH) levyPerKwh += levy.price().toDouble();
            else
                levyPerYear += levy.price().toDouble() * MONTHS;
        }
        return new Prices(tariff, perKwh, levyPerKwh, levyPerYear);
    }

    /** @param wholesale may be null if the tariff does not follow the market */
    double total(YearLoad load, Double kva, double[] wholesale) {
        double[] kwh = load.kwhByHour();
        double all = sum(kwh);
        double total = energy(kwh, all, wholesale);
        if (tariff.demand() != null) total += demand(load, kva);
        if (tariff.powerFactor() != null && load.powerFactor() != null)
            total *= 1 + tariff.powerFactor().percentAt(load.powerFactor()) / 100;
        return total + levyPerKwh * all + levyPerYear;
    }

    /** The part of {@link Bill#energy}, which the retailer earns on. */
    double energy(YearLoad load, double[] wholesale) {
        double[] kwh = load.kwhByHour();
        double all = sum(kwh);
        TariffExtras.Green green = tariff.extras().green();
        return energy(kwh, all, wholesale) + (green == null ? 0 : green.share() * green.premium().toDouble() * all);
    }

    /** Without the premium for renewable energy. */
    private double energy(double[] kwh, double all, double[] wholesale) {
        double energy = cost(kwh, perKwh);
        TariffExtras extras = tariff.extras();
        if (extras.spot() != null) energy += (cost(kwh, wholesale) + extras.spot().markup().toDouble() * all) * extras.spot().share();
        for (TariffExtras.Step step : extras.steps())
            energy += above(step, all) * step.added().toDouble();
        return energy;
    }

    private static double sum(double[] kwh) {
        double all = 0;
        for (double one : kwh)
            all += one;
        return all;
    }

    private double demand(YearLoad load, Double kva) {
        Double size = tariff.demand().mode() == DemandCharge.Mode.CAPACITY ? kva : load.peakKw();
        if (size == null) throw new IllegalArgumentException("%s is charged but not known".formatted(tariff.demand().mode()));
        return size * MONTHS * tariff.demand().price().toDouble();
    }

    /** kWh a year above a monthly step, the year spread evenly over its months. */
    static double above(TariffExtras.Step step, double kwhPerYear) {
        return Math.max(0, kwhPerYear - step.above() * MONTHS);
    }

    static double cost(double[] kwh, double[] prices) {
        double cost = 0;
        for (int h = 0; h < kwh.length; h++)
            cost += kwh[h] * prices[h];
        return cost;
    }
}
