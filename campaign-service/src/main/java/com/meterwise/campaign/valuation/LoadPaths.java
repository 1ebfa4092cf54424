package com.meterwise.campaign.valuation;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.campaign.catalogue.Tariff;

/**
 * Nine equally likely courses a customer's load may take: the typical year, each hour multiplied by decile over median of the load forecast.
 * One path is the same decile in every hour, which spreads further than hours that err independently: cautious on purpose.
 */
final class LoadPaths {
    private static final int MEDIAN = 4;
    /** A median near zero makes ratios that say nothing. */
    private static final double MOST = 3;

    private LoadPaths() {}

    /** @param deciles 9 x 24 kWh by hour; null gives the typical year alone */
    static List<YearLoad> of(YearLoad load, double[][] deciles) {
        if (deciles == null) return List.of(load);
        List<YearLoad> paths = new ArrayList<>();
        for (double[] decile : deciles) {
            double[] ratio = new double[decile.length];
            for (int h = 0; h < ratio.length; h++)
                ratio[h] = ratio(decile[h], deciles[MEDIAN][h]);
            paths.add(load.along(ratio, ratio(highest(decile), highest(deciles[MEDIAN]))));
        }
        return paths;
    }

    /**
     * Share of the dearest period's energy a customer can move: what its own load varies by anyway, P75 - P25 over the median, in these
     * hours.
     */
    static double shiftable(double[][] deciles, Tariff tariff, double most) {
        if (deciles == null) return 0;
        double spread = 0;
        double median = 0;
        for (int h = 0; h < deciles[MEDIAN].length; h++) {
            if (!tariff.periods().weekday().get(h).equals(tariff.dearest()) || Double.isNaN(deciles[MEDIAN][h])) continue;
            spread += (deciles[6][h] + deciles[7][h]) / 2 - (deciles[1][h] + deciles[2][h]) / 2;
            median += deciles[MEDIAN][h];
        }
        return median <= 0 ? 0 : Math.max(0, Math.min(most, spread / median));
    }

    private static double ratio(double decile, double median) {
        return Double.isNaN(decile) || !(median > 0) ? 1 : Math.max(0, Math.min(MOST, decile / median));
    }

    private static double highest(double[] hours) {
        double highest = Double.NaN;
        for (double kwh : hours)
            if (!Double.isNaN(kwh)) highest = Double.isNaN(highest) ? kwh : Math.max(highest, kwh);
        return highest;
    }
}
