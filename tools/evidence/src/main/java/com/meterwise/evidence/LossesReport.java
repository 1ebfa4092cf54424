package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

import com.meterwise.forecasting.losses.LineLoss;
import com.meterwise.forecasting.losses.LossAlert;

/** Losses of the feeders on which something was planted, with the day it began, the alert, and whom the alert names. */
final class LossesReport implements Command {
    private static final double LEAST_COVERAGE = 0.5;

    @Override
    public String name() { return "losses"; }

    @Override
    public String summary() { return "feeder losses by day, planted faults and the alerts that found them"; }

    @Override
    public String options() { return """
            --seed N       of the utility (default 1)
            --days N       (default 150)
            --out FILE     (default target/reports/losses.html)
            """; }

    @Override
    public boolean run(Arguments arguments) throws IOException {
        int seed = arguments.number("seed", 1, 0), days = arguments.number("days", 150, 70);
        Path out = arguments.value("out", Path::of).orElse(Path.of("target", "reports", "losses.html"));
        arguments.refuseTheRest();
        PlantedUtility utility = new PlantedUtility(seed, 50, days, LossConditions.TUNED);
        LossRun run = LossRun.of(utility);
        StringBuilder page = new StringBuilder(
                """
                        <!doctype html><html lang="en"><meta charset="utf-8"><title>Line losses</title>
                        <style>body{font:15px/1.5 sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}img{max-width:100%%}
                        table{border-collapse:collapse}td,th{border-bottom:1px solid #ccc;padding:.2rem .8rem;text-align:left}</style>
                        <h1>Line losses</h1><p>An invented utility of 50 feeders over %d days (seed %d). On some of them something goes wrong on a known
                        day. The blue line is what was lost of what was supplied, the orange one what physics explains; the bars are the meters' error.</p>
                        """
                        .formatted(days, seed));
        for (LossPlant plant : utility.plants())
            for (String feeder : run.losses().keySet())
                if (plant.shows(feeder)) section(page, plant, feeder, run);
        page.append("</html>");
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.writeString(out, page);
        System.out.println("written to " + out);
        return true;
    }

    private static void section(StringBuilder page, LossPlant plant, String feeder, LossRun run) throws IOException {
        List<LineLoss> losses = run.losses().get(feeder).stream()
                .filter(loss -> loss.coverage() >= LEAST_COVERAGE && loss.lossPercent() != null).toList();
        List<LossAlert> alerts = run.alerts().stream().filter(alert -> alert.feederId().equals(feeder)).toList();
        page.append("<h2>%s: %s</h2><p>Planted on %s at the meter of %s.</p>".formatted(feeder, plant.what().told, plant.from(),
                plant.customerId()));
        page.append("<img alt=\"losses of %s\" src=\"data:image/png;base64,%s\">".formatted(feeder,
                Base64.getEncoder().encodeToString(picture(feeder, losses, plant, alerts))));
        page.append("<table><tr><th>found on</th><th>since</th><th>kind</th><th>kWh a day</th><th>suspects (how often first)</th></tr>");
        for (LossAlert alert : alerts) {
            List<String> named = new ArrayList<>();
            for (Map.Entry<String, Double> suspect : alert.suspects().frequencies(3).entrySet())
                named.add("%s (%.0f %%)".formatted(suspect.getKey(), 100 * suspect.getValue()));
            page.append("<tr><td>%s</td><td>%s</td><td>%s</td><td>%.0f</td><td>%s</td></tr>".formatted(alert.day(), alert.since(),
                    alert.kind(), alert.kwhPerDay(), String.join(", ", named)));
        }
        page.append("</table>");
    }

    private static byte[] picture(String feeder, List<LineLoss> losses, LossPlant plant, List<LossAlert> alerts) throws IOException {
        XYChart chart = new XYChartBuilder().width(1000).height(320).xAxisTitle("day").yAxisTitle("% of supply").title(feeder).build();
        chart.getStyler().setDatePattern("dd MMM").setMarkerSize(3);
        List<Date> days = losses.stream().map(loss -> date(loss.day())).toList();
        chart.addSeries("lost", days, losses.stream().map(LineLoss::lossPercent).toList(),
                losses.stream().map(loss -> 100 * loss.errorKwh() / loss.suppliedKwh()).toList());
        chart.addSeries("explained by physics", days,
                losses.stream().map(loss -> 100 * loss.technicalKwh() / loss.suppliedKwh()).toList()).setMarker(SeriesMarkers.NONE);
        double least = losses.stream().mapToDouble(LineLoss::lossPercent).min().orElse(0);
        double most = losses.stream().mapToDouble(LineLoss::lossPercent).max().orElse(1);
        line(chart, "planted", plant.from(), least, most);
        for (int a = 0; a < alerts.size(); a++)
            line(chart, "alert " + (a + 1), alerts.get(a).day(), least, most);
        return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
    }

    private static void line(XYChart chart, String name, LocalDate day, double from, double to) {
        chart.addSeries(name, List.of(date(day), date(day)), List.of(from, to)).setMarker(SeriesMarkers.NONE);
    }

    private static Date date(LocalDate day) { return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC)); }
}
