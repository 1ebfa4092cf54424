package com.meterwise.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came out of it, as one table. */
record Summary(List<Line> lines) {
    Summary {
        lines = List.copyOf(lines);
    }

    /** @param value must be above zero */
    record Line(String what, long value, String more) {}

    static Summary of(Figures figures) {
        Optional<Double> mase = figures.number(Service.FORECASTING, "medianMase");
        long measured = figures.count(Service.FORECASTING, "customersWithMase");
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("readings", figures.count(Service.INGESTION, "readings"),
                "%,d meter-days, %,d meters, %,d days closed".formatted(figures.count(Service.INGESTION, "meterDays"),
                        figures.count(Service.INGESTION, "meters"), figures.count(Service.INGESTION, "closedDays"))));
        lines.add(new Line("customers", figures.count(Service.INGESTION, "customers"), ""));
        lines.add(new Line("segments", figures.count(Service.SEGMENTATION, "segments"), ""));
        lines.add(new Line("key accounts", figures.count(Service.SEGMENTATION, "keyAccounts"), ""));
        lines.add(new Line("segment changes", figures.count(Service.SEGMENTATION, "segmentChanges"), ""));
        lines.add(new Line("forecasts", figures.count(Service.FORECASTING, "forecasts"), "customers, on the last day"));
        lines.add(new Line("with a MASE", mase.isPresent() ? measured : 0,
                mase.map(median -> String.format(Locale.ROOT, "median %.3f", median)).orElse("")));
        lines.add(new Line("losses", figures.count(Service.FORECASTING, "losses"), "feeder-days"));
        lines.add(new Line("offers", figures.count(Service.CAMPAIGN, "offers"),
                "of %,d decisions".formatted(figures.count(Service.CAMPAIGN, "decisions"))));
        return new Summary(lines);
    }

    Summary and(Line line) {
        List<Line> all = new ArrayList<>(lines);
        all.add(line);
        return new Summary(all);
    }

    /** What there is none of. */
    List<String> missing() {
        return lines.stream().filter(line -> line.value() <= 0).map(Line::what).toList();
    }

    String table(double seconds) {
        StringBuilder text = new StringBuilder(System.lineSeparator());
        lines.forEach(line -> text.append(String.format(Locale.ROOT, "  %-16s %,13d  %s%n", line.what(), line.value(), line.more())));
        return text.append(String.format(Locale.ROOT, "  %-16s %,13.0f%n%n", "seconds", seconds)).toString();
    }
}
