package com.meterwise.evidence;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

import com.meterwise.segmentation.features.LoadProfile;

/** Pictures of segments, as images a page can hold. */
final class Pictures {
    static final List<Color> COLOURS = List.of(new Color(0x1b6ca8), new Color(0xd1495b), new Color(0x2e8b57), new Color(0xe08e0b),
            new Color(0x6b4c9a), new Color(0x008080), new Color(0x8b5a2b), new Color(0xc2185b), new Color(0x5f6b6d), new Color(0x9aa21a),
            new Color(0x3f51b5), new Color(0xff7043));
    private static final double[] HOURS = IntStream.rangeClosed(0, 24).asDoubleStream().toArray();

    private Pictures() {}

    /** Weekday and weekend of the middle customer, each customer's mean power taken as 1, with the middle half of the customers. */
    static String typicalDays(String title, List<LoadProfile> members, Color colour) {
        XYChart chart = chart(430, 290, title, "hour", "load / mean load");
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(24.0).setYAxisMin(0.0).setXAxisMaxLabelCount(9);
        Color pale = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 60);
        line(chart, "middle half, weekday", quantile(members, false, 0.75), pale, 1.5f, false);
        line(chart, " ", quantile(members, false, 0.25), pale, 1.5f, false).setShowInLegend(false);
        line(chart, "weekday", quantile(members, false, 0.5), colour, 2.5f, false);
        line(chart, "weekend", quantile(members, true, 0.5), colour, 1.8f, true);
        return image(chart);
    }

    /** Customers by two features, one colour a segment. */
    static String map(String title, String across, String up, boolean acrossLog, Map<String, List<LoadProfile>> segments) {
        XYChart chart = chart(620, 400, title, across, up);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter).setXAxisLogarithmic(acrossLog).setMarkerSize(6);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE).setLegendLayout(Styler.LegendLayout.Vertical);
        int at = 0;
        for (Map.Entry<String, List<LoadProfile>> segment : segments.entrySet()) {
            List<LoadProfile> known = segment.getValue().stream()
                    .filter(profile -> profile.features().containsKey(across) && profile.features().containsKey(up)).toList();
            if (known.isEmpty()) continue;
            XYSeries series = chart.addSeries(segment.getKey(), known.stream().mapToDouble(p -> p.features().get(across)).toArray(),
                    known.stream().mapToDouble(p -> p.features().get(up)).toArray());
            series.setMarkerColor(COLOURS.get(at++ % COLOURS.size())).setMarker(SeriesMarkers.CIRCLE);
        }
        return image(chart);
    }

    /** Lines over dates or numbers. */
    static String lines(String title, String across, String up, double[] x, Map<String, double[]> lines) {
        XYChart chart = chart(760, 320, title, across, up);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE).setLegendLayout(Styler.LegendLayout.Vertical);
        int at = 0;
        for (Map.Entry<String, double[]> line : lines.entrySet()) {
            XYSeries series = chart.addSeries(line.getKey(), x, line.getValue());
            series.setMarkerColor(COLOURS.get(at % COLOURS.size())).setMarker(SeriesMarkers.CIRCLE);
            series.setLineColor(COLOURS.get(at++ % COLOURS.size()));
        }
        return image(chart);
    }

    private static XYSeries line(XYChart chart, String name, double[] day, Color colour, float width, boolean dashed) {
        XYSeries series = chart.addSeries(name, HOURS, day);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour).setLineStyle(dashed
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[]{ 5, 5 }, 0)
                : new BasicStroke(width));
        return series;
    }

    /** Of each hour, drawn as a step that ends the day where it began. */
    private static double[] quantile(List<LoadProfile> members, boolean weekend, double share) {
        double[] day = new double[25];
        for (int hour = 0; hour < 24; hour++) {
            int at = hour;
            double[] values = members.stream().mapToDouble(profile -> scaled(profile, weekend)[at]).filter(Double::isFinite).sorted()
                    .toArray();
            day[hour] = values.length == 0 ? 0 : values[(int) Math.round(share * (values.length - 1))];
        }
        day[24] = day[0];
        return day;
    }

    private static double[] scaled(LoadProfile profile, boolean weekend) {
        double mean = profile.features().getOrDefault("dailyKwh", Double.NaN) / 24;
        return Arrays.stream(weekend ? profile.weekendKw() : profile.weekdayKw()).map(kw -> kw / mean).toArray();
    }

    private static XYChart chart(int width, int height, String title, String across, String up) {
        XYChart chart = new XYChartBuilder().width(width).height(height).title(title).xAxisTitle(across).yAxisTitle(up).build();
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setPlotBorderVisible(false).setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendBorderColor(Color.WHITE).setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setPlotGridLinesColor(new Color(0xe4e7ea)).setMarkerSize(5);
        return chart;
    }

    private static String image(XYChart chart) {
        try {
            byte[] png = BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
            return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">".formatted(Page.escaped(chart.getTitle()),
                    Base64.getEncoder().encodeToString(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
