package com.meterwise.segmentation.publishing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.Sql;

/** Adds up the segments of a day, page by page, and keeps the sums with the segments. */
public final class SegmentFiguresTable {
    private final Connection connection;
    private final Sql sql;

    public SegmentFiguresTable(Connection connection) {
        this.connection = connection;
        this.sql = new Sql(connection);
    }

    /** @param also receives each page of profiles that is read */
    public void compute(LocalDate day, Consumer<List<LoadProfile>> also) {
        Map<String, Sums> sums = new TreeMap<>();
        new LoadProfileTable(connection).each(day, page -> {
            add(page, sums);
            also.accept(page);
        });
        double kwh = sums.values().stream().mapToDouble(sum -> sum.annualKwh).sum();
        BigDecimal revenue = sums.values().stream().map(sum -> sum.revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
        sql.update("update segment set day = null, figures = null");
        sums.forEach((segment, sum) -> sql.update("update segment set day = ?, figures = ? where segment_id = ?", day,
                Sql.json(sum.figures(kwh, revenue)), segment));
    }

    private void add(List<LoadProfile> page, Map<String, Sums> sums) {
        String[] ids = page.stream().map(LoadProfile::customerId).toArray(String[]::new);
        Map<String, String> segmentOf = new TreeMap<>();
        Map<String, BigDecimal> revenueOf = new TreeMap<>();
        sql.list("select m.customer_id, m.segment_id, c.annual_revenue from membership m left join customer c using (customer_id) "
                + "where m.customer_id = any(?)", row -> {
                    if (row.getBigDecimal(3) != null) revenueOf.put(row.getString(1), row.getBigDecimal(3));
                    return segmentOf.put(row.getString(1), row.getString(2));
                }, (Object) ids);
        for (LoadProfile profile : page) {
            String segment = segmentOf.get(profile.customerId());
            if (segment != null) sums.computeIfAbsent(segment, id -> new Sums()).add(profile, revenueOf.get(profile.customerId()));
        }
    }

    private static final class Sums {
        private int customers;
        private double annualKwh;
        private BigDecimal revenue = BigDecimal.ZERO;
        private final double[][] kw = new double[2][24];
        private final int[][] counts = new int[2][24];

        void add(LoadProfile profile, BigDecimal annualRevenue) {
            customers++;
            if (profile.annualKwh() != null) annualKwh += profile.annualKwh();
            if (annualRevenue != null) revenue = revenue.add(annualRevenue);
            add(0, profile.weekdayKw());
            add(1, profile.weekendKw());
        }

        private void add(int type, double[] hours) {
            for (int hour = 0; hour < hours.length; hour++) {
                if (Double.isNaN(hours[hour])) continue;
                kw[type][hour] += hours[hour];
                counts[type][hour]++;
            }
        }

        SegmentFigures figures(double allKwh, BigDecimal allRevenue) {
            return new SegmentFigures(customers, annualKwh, allKwh == 0 ? 0 : annualKwh / allKwh, revenue,
                    allRevenue.signum() == 0 ? null : revenue.doubleValue() / allRevenue.doubleValue(), mean(0), mean(1));
        }

        private double[] mean(int type) {
            double[] mean = new double[24];
            for (int hour = 0; hour < 24; hour++)
                mean[hour] = counts[type][hour] == 0 ? Double.NaN : kw[type][hour] / counts[type][hour];
            return mean;
        }
    }
}
