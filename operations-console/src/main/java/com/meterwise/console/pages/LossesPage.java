package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Service;

/** Where energy gets lost, how sure that is, and whom to visit. */
final class LossesPage {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private LossesPage() {}

    static Area area() {
        return new Area("losses", "Losses", false, List.of(Panel.of("ranking", "Feeders by loss", 6, LossesPage::ranking),
                Panel.of("course", "A feeder day by day", 6, LossesPage::course).choosing(Choice.of("feeder", "Feeder")),
                Panel.of("alerts", "Alerts", 5, LossesPage::alerts), Panel.of("suspects", "Suspects", 7, LossesPage::suspects)), List.of());
    }

    /** The newest day forecasting has worked; null before the first. */
    static LocalDate last(Ask ask) {
        String day = ask.get(Service.FORECASTING, "/v1/status").path("lastDoneDay").asText("");
        return day.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(day) : null;
    }

    /** The last week's losses of every feeder, the largest share first. */
    static Content ranking(Ask ask) {
        LocalDate to = last(ask);
        if (to == null) return Content.empty();
        Map<String, double[]> sums = new LinkedHashMap<>();
        ask.rows(Service.FORECASTING, "/v1/line-losses?from=%s&to=%s".formatted(to.minusDays(WEEK - 1), to)).items()
                .forEach(day -> add(sums.computeIfAbsent(day.path("feederId").asText(), id -> new double[6]), day));
        List<JsonNode> rows = new ArrayList<>();
        sums.forEach((id, sum) -> rows.add(Series.row("feederId", id, "supplied", sum[0], "loss", sum[1], "share",
                sum[0] == 0 ? null : sum[1] / sum[0], "technical", sum[2], "nonTechnical", sum[3], "error", Math.sqrt(sum[4]), "days",
                sum[5])));
        rows.sort(Comparator.comparingDouble((JsonNode row) -> row.path("share").asDouble(0)).reversed());
        if (rows.isEmpty()) return Content.empty();
        Map<String, Object> technical = stacked(ask.say("Technical"), rows, "technical");
        Map<String, Object> other = stacked(ask.say("Non-technical"), rows, "nonTechnical");
        return Content
                .of(Table.of(rows, text("feederId", "Feeder").to("/losses?feeder={feederId}"), percent("share", "Lost"),
                        number("loss", "Loss", 0, "kWh"), number("error", "Error ±", 0, "kWh"), number("technical", "Technical", 0, "kWh"),
                        number("nonTechnical", "Non-technical", 0, "kWh"), number("supplied", "Supplied", 0, "kWh"),
                        number("days", "Days", 0, "")))
                .and(new Figure("bars", ask.say("Losses of the last seven days by feeder, technical and non-technical, in kWh"),
                        Map.of("labels", rows.stream().limit(20).map(row -> row.path("feederId").asText()).toList(), "unit", "kWh",
                                "series", List.of(technical, other))));
    }

    private static void add(double[] sum, JsonNode day) {
        sum[0] += day.path("suppliedKwh").asDouble();
        sum[1] += day.path("lossKwh").asDouble();
        sum[2] += day.path("technicalKwh").asDouble();
        sum[3] += day.path("nonTechnicalKwh").asDouble();
        // days err by themselves, so their squares add
        sum[4] += Math.pow(day.path("errorKwh").asDouble(), 2);
        sum[5]++;
    }

    private static Map<String, Object> stacked(String name, List<JsonNode> rows, String field) {
        Map<String, Object> bars = Series.line(name, rows.stream().limit(20).map(row -> row.path(field).asDouble()).toList());
        bars.put("stack", "loss");
        return bars;
    }

    private static Content course(Ask ask) {
        LocalDate to = last(ask);
        if (to == null) return Content.empty();
        String feeder = ask.parameter("feeder", "F-001");
        List<JsonNode> days = ask.rows(Service.FORECASTING,
                "/v1/line-losses?feederId=%s&from=%s&to=%s".formatted(Ask.encoded(feeder), to.minusDays(MONTH - 1), to)).items();
        if (days.isEmpty()) return Content.empty().note(ask.say("Name a feeder, such as F-001."));
        Map<String, Object> loss = Series.line(ask.say("Loss"), days.stream().map(day -> day.path("lossKwh").asDouble()).toList());
        loss.put("errors", days.stream().map(day -> day.path("errorKwh").asDouble()).toList());
        return Content
                .of(Table.of(days, time("day", "Day"), number("suppliedKwh", "Supplied", 1, "kWh"), number("soldKwh", "Sold", 1, "kWh"),
                        number("lossKwh", "Loss", 1, "kWh"), number("errorKwh", "Error ±", 1, "kWh"),
                        number("technicalKwh", "Technical", 1, "kWh"), number("nonTechnicalKwh", "Non-technical", 1, "kWh"),
                        percent("coverage", "Coverage")))
                .and(new Figure("bars", ask.say("Daily loss of %s in kWh with its error bar", feeder),
                        Map.of("labels", days.stream().map(day -> day.path("day").asText().substring(5)).toList(), "unit", "kWh", "series",
                                List.of(loss))))
                .note(feeder);
    }

    private static Content alerts(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.FORECASTING, "/v1/line-losses/alerts"), time("day", "Day"),
                text("feederId", "Feeder").to("/losses?feeder={feederId}"), badge("kind", "Kind"), time("since", "Since"),
                number("kwhPerDay", "Size", 1, "kWh / d"), number("score", "Score", 1, ""), number("limit", "Limit", 1, "")));
    }

    private static Content suspects(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.FORECASTING, "/v1/line-losses/suspects"),
                text("feederId", "Feeder").to("/losses?feeder={feederId}"), number("rank", "Rank", 0, ""),
                text("customerId", "Customer").to("/customers/{customerId}"), number("kwhPerDay", "Size", 1, "kWh / d"),
                percent("frequency", "How often chosen"), percent("share", "Share of the feeder")))
                .note(ask.say("A suspicion is a reason to look at a meter, not a finding about a person."));
    }
}
