package com.meterwise.evidence;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.segmentation.clustering.Assignment;
import com.meterwise.segmentation.clustering.KMeans;
import com.meterwise.segmentation.clustering.Rows;
import com.meterwise.segmentation.features.LoadProfile;

/** What many would do: k-means on the mean daily profile of each customer, its mean taken off and divided by its standard deviation. */
final class DailyShapes {
    private DailyShapes() {}

    /** A group's name for each profile, in their order. */
    static List<String> groups(List<LoadProfile> profiles, int k) {
        double[][] cells = profiles.stream().map(DailyShapes::scaled).toArray(double[][]::new);
        Rows rows = Rows.of(cells);
        List<String> groups = new ArrayList<>();
        for (int group : Assignment.of(rows, new KMeans(10).centroids(rows, k, 1)).groupOf())
            groups.add("G" + group);
        return groups;
    }

    private static double[] scaled(LoadProfile profile) {
        double[] weekday = profile.weekdayKw();
        double[] weekend = profile.weekendKw();
        double[] kw = new double[24];
        double mean = 0;
        for (int hour = 0; hour < 24; hour++) {
            kw[hour] = Double.isNaN(weekend[hour]) ? weekday[hour] : (5 * weekday[hour] + 2 * weekend[hour]) / 7;
            if (!Double.isFinite(kw[hour])) kw[hour] = 0;
            mean += kw[hour] / 24;
        }
        double squares = 0;
        for (double power : kw)
            squares += (power - mean) * (power - mean) / 24;
        for (int hour = 0; hour < 24; hour++)
            kw[hour] = squares == 0 ? 0 : (kw[hour] - mean) / Math.sqrt(squares);
        return kw;
    }
}
