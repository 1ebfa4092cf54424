package com.meterwise.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.evaluation.RollingOrigin;
import com.meterwise.forecasting.evaluation.RollingOrigin.Past;
import com.meterwise.forecasting.evaluation.RollingOrigin.Standing;
import com.meterwise.forecasting.history.Series;

/** One page on how day-ahead forecasts did: forecast against actual with the 80 % interval, errors by hour and weekday, calibration. */
final class ForecastReport implements Command {
    private static final int WIDTH = 1000, HEIGHT = 320, WINDOWS = 28, SHOWN_DAYS = 7;

    @Override
    public String name() { return "forecasts"; }

    @Override
    public String summary() { return "day-ahead forecasts against what came: intervals, errors by hour and weekday, calibration"; }

    @Override
    public String options() { return """
            --data FILE             CSV of time and load, as of tools/benchmarks forecast; default: vic_elec beside the project
            --covariate NAME        column of the temperature
            --zone Europe/Berlin    the table is in UTC, habits follow this clock
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        Optional<Path> file = arguments.file("data");
        Optional<String> covariate = arguments.text("covariate");
        Optional<ZoneId> zone = arguments.value("zone", ZoneId::of);
        arguments.refuseTheRest();
        Optional<Path> table = file.or(() -> ForecastData.shared().map(data -> data.resolve("vic_elec/vic_elec_2012_2013.csv.gz")));
        if (table.isEmpty()) {
            System.out.println("skipped: no --data is given, and the data are not beside the project");
            return true;
        }
        ForecastData data = ForecastData.of(table.get(), new ForecastData.Reading(new LoadCsv.Columns(Optional.empty(), List.of(),
                file.isPresent() ? covariate : Optional.of("Temperature")), Optional.empty(), zone, false));
        int day = (int) Duration.ofDays(1).dividedBy(data.interval());
        List<Standing> standings = new RollingOrigin(data.types(), day, WINDOWS, day, 7 * day).run(new ArrayList<>(data.series().values()),
                model -> System.err.println("  " + model));
        Path page = Path.of(System.getProperty("meterwise.root", "."), "target", "reports", "forecasts.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, page(table.get().getFileName().toString(), data, standings.get(standings.size() - 1), standings));
        System.out.println(page);
        return true;
    }

    private static String page(String name, ForecastData data, Standing blend, List<Standing> standings) throws IOException {
        String of = data.series().keySet().iterator().next();
        Series first = data.series().get(of);
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Forecasts</title>")
                .append("<style>body{font:15px sans-serif;max-width:1040px;margin:2em auto}td,th{padding:2px 12px;text-align:right}td:first-child{text-align:left}</style>")
                .append("<h1>Day-ahead forecasts of ").append(escaped(name)).append("</h1><p>")
                .append("Each day forecast at the midnight before it, the last %d days, %d series. Intervals are made from errors known then.</p>"
                        .formatted(WINDOWS, data.series().size()));
        html.append(
                "<table><tr><th>model</th><th>MASE</th><th>scaled quantile loss</th><th>WAPE, median</th><th>80 % interval covers</th></tr>");
        for (Standing one : standings)
            html.append(String.format(Locale.ROOT, "<tr><td>%s</td><td>%.3f</td><td>%.3f</td><td>%.2f %%</td><td>%.1f %%</td></tr>",
                    one.model(),
                    one.mase(), one.scaledQuantileLoss(), 100 * one.wapeMedian(), 100 * one.coverage()));
        html.append("</table>");
        List<Past> own = blend.scores().isEmpty() ? List.of() : blend.pasts().get(0);
        html.append(picture("The last week of " + of + ", with the 80 % interval", week(first, own)));
        html.append(picture("Mean absolute error by hour, share of the mean load", bars("hour", hours(first, own))));
        html.append(picture("Mean absolute error by weekday, share of the mean load", bars("weekday", weekdays(first, own))));
        html.append(picture("Calibration: how often the load came to lie below each decile", calibration(data, blend)));
        return html.append("</html>\n").toString();
    }

    private static XYChart week(Series series, List<Past> pasts) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle("hours").yAxisTitle("load").build();
        List<Past> shown = pasts.subList(Math.max(0, pasts.size() - SHOWN_DAYS), pasts.size());
        int length = shown.stream().mapToInt(past -> past.deciles().slots()).sum(), at = 0;
        double[] hours = new double[length], came = new double[length], middle = new double[length], low = new double[length],
                high = new double[length];
        for (Past past : shown) {
            for (int i = 0; i < past.deciles().slots(); i++, at++) {
                hours[at] = at * 24.0 / series.slots();
                came[at] = series.load(past.origin() + i);
                middle[at] = past.deciles().p50()[i];
                low[at] = past.deciles().kwh()[0][i];
                high[at] = past.deciles().kwh()[Deciles.COUNT - 1][i];
            }
        }
        line(chart, "0.9", hours, high);
        line(chart, "forecast", hours, middle);
        line(chart, "0.1", hours, low);
        line(chart, "actual", hours, came);
        return chart;
    }

    private static void line(XYChart chart, String name, double[] x, double[] y) {
        chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
    }

    /** Error share by hour of the day. */
    private static double[] hours(Series series, List<Past> pasts) {
        return shares(series, pasts, 24, t -> series.slot(t) * 24 / series.slots());
    }

    private static double[] weekdays(Series series, List<Past> pasts) {
        return shares(series, pasts, DayOfWeek.values().length, t -> series.date(t).getDayOfWeek().getValue() - 1);
    }

    private static double[] shares(Series series, List<Past> pasts, int groups, java.util.function.IntUnaryOperator group) {
        double[] error = new double[groups], size = new double[groups];
        for (Past past : pasts) {
            for (int i = 0; i < past.deciles().slots(); i++) {
                double y = series.load(past.origin() + i);
                if (Double.isNaN(y)) continue;
                int of = group.applyAsInt(past.origin() + i);
                error[of] += Math.abs(y - past.deciles().p50()[i]);
                size[of] += Math.abs(y);
            }
        }
        double[] shares = new double[groups];
        Arrays.setAll(shares, g -> size[g] > 0 ? 100 * error[g] / size[g] : 0);
        return shares;
    }

    private static CategoryChart bars(String axis, double[] shares) {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(axis).yAxisTitle("%").build();
        chart.getStyler().setLegendVisible(false);
        List<String> names = new ArrayList<>();
        for (int g = 0; g < shares.length; g++)
            names.add(shares.length == 7 ? DayOfWeek.of(g + 1).toString().substring(0, 3) : Integer.toString(g));
        chart.addSeries("error", names, Arrays.stream(shares).boxed().toList());
        return chart;
    }

    private static XYChart calibration(ForecastData data, Standing blend) {
        double[] promised = new double[Deciles.COUNT], below = new double[Deciles.COUNT];
        int n = 0, k = 0;
        for (Series series : data.series().values()) {
            for (Past past : blend.pasts().get(k++)) {
                for (int i = 0; i < past.deciles().slots(); i++) {
                    double y = series.load(past.origin() + i);
                    if (Double.isNaN(y)) continue;
                    n++;
                    for (int q = 0; q < Deciles.COUNT; q++)
                        if (y <= past.deciles().kwh()[q][i]) below[q]++;
                }
            }
        }
        for (int q = 0; q < Deciles.COUNT; q++) {
            promised[q] = Deciles.level(q);
            below[q] /= Math.max(1, n);
        }
        XYChart chart = new XYChartBuilder().width(HEIGHT * 2).height(HEIGHT).xAxisTitle("promised").yAxisTitle("came").build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.addSeries("as promised", promised, promised).setMarker(SeriesMarkers.NONE);
        chart.addSeries("measured", promised, below);
        return chart;
    }

    private static String picture(String title, Chart<?, ?> chart) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BitmapEncoder.saveBitmap(chart, bytes, BitmapEncoder.BitmapFormat.PNG);
        return "<h2>%s</h2><img alt=\"%s\" src=\"data:image/png;base64,%s\">".formatted(escaped(title), escaped(title),
                Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }

    private static String escaped(String text) { return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"); }
}
