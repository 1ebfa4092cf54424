package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Action.Field;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** Forecasts by level, how right they were, and which model serves. */
final class ForecastsPage {
    private static final String SYSTEM = "system";
    private static final int WEEK_DAYS = 7;

    private ForecastsPage() {}

    static Area area() {
        return new Area("forecasts", "Forecasts", false,
                List.of(Panel.of("fan", "Forecast", 12, ForecastsPage::fan)
                        .choosing(Choice.of("level", "Level", SYSTEM, "regions", "feeders", "customers", "segments"),
                                Choice.of("of", "Id")),
                        Panel.of("accuracy", "Accuracy of issued forecasts", 12, ForecastsPage::accuracy),
                        Panel.of("calibration", "Does the 80 % interval hold 80 %?", 5, ForecastsPage::calibration),
                        Panel.of("alarms", "Alarms", 7, ForecastsPage::alarms),
                        Panel.of("promotions", "Models replaced", 7, ForecastsPage::promotions),
                        Panel.of("inputs", "Inputs not fit to forecast from", 5, ForecastsPage::inputs),
                        Panel.of("backtests", "Backtests", 12, ForecastsPage::backtests).isLive()),
                List.of(new Deed("backtest", Role.OPERATOR, ForecastsPage::backtest),
                        new Deed("cancel", Role.OPERATOR, ForecastsPage::cancel)));
    }

    private static Content fan(Ask ask) {
        String level = ask.parameter("level", SYSTEM), of = ask.parameter("of");
        if (!level.matches("system|regions|feeders|customers|segments")) throw new Refused(400, ask.say("No such level"), level);
        if (of.isEmpty() && !level.equals(SYSTEM))
            return Content.empty().note(ask.say("Name the region, feeder, customer or segment, such as F-001."));
        return Fan.of(level, of, ask);
    }

    private static Content accuracy(Ask ask) { return accuracy(WEEK_DAYS, ask); }

    /** Of the newest closed day alone. */
    static Content lastAccuracy(Ask ask) { return accuracy(1, ask); }

    private static Content accuracy(int days, Ask ask) {
        Measured measured = measured(days, ask);
        List<JsonNode> rows = measured.rows;
        if (rows.isEmpty()) return Content.empty();
        Set<String> levels = new LinkedHashSet<>();
        rows.forEach(row -> levels.add(row.path("level").asText()));
        List<Map<String, Object>> series = new ArrayList<>();
        for (int lead = 1; lead <= 2; lead++) {
            int ahead = lead;
            series.add(Series.line(ask.say("Lead day %d", lead), levels.stream().map(level -> wape(rows, level, ahead)).toList()));
        }
        return Content
                .of(Table.of(rows, badge("level", "Level"), number("leadDays", "Days ahead", 0, ""), text("model", "Model"),
                        number("series", "Series", 0, ""), number("days", "Days", 0, ""), percent("wape", "WAPE"), percent("mape", "MAPE"),
                        number("mase", "MASE", 3, ""), number("mae", "MAE", 3, "kWh"), number("pinball", "Pinball", 3, "kWh"),
                        percent("coverage80", "In the 80 % interval")))
                .and(new Figure("bars", ask.say("WAPE by level and days ahead, in percent"),
                        Map.of("labels", levels.stream().map(ask::say).toList(), "unit", "%", "series", series)))
                .note(measured.period);
    }

    /** How the forecasts of the newest closed days did. */
    private record Measured(List<JsonNode> rows, String period) {}

    private static Measured measured(int days, Ask ask) {
        LocalDate last = LossesPage.last(ask);
        if (last == null) return new Measured(List.of(), "");
        LocalDate first = last.minusDays(days - 1L);
        String shown = ask.formats().time(last.toString());
        return new Measured(ask.rows(Service.FORECASTING, "/v1/accuracy?from=%s&to=%s".formatted(first, last)).items(),
                days == 1 ? shown : ask.formats().time(first.toString()) + " – " + shown);
    }

    /** Of all models of a level together, weighted by their days. */
    private static Double wape(List<JsonNode> rows, String level, int lead) {
        double sum = 0, days = 0;
        for (JsonNode row : rows) {
            if (!row.path("level").asText().equals(level) || row.path("leadDays").asInt() != lead || !row.path("wape").isNumber()) continue;
            sum += 100 * row.path("wape").asDouble() * row.path("days").asDouble();
            days += row.path("days").asDouble();
        }
        return days == 0 ? null : sum / days;
    }

    private static Content calibration(Ask ask) {
        Measured measured = measured(WEEK_DAYS, ask);
        List<JsonNode> rows = measured.rows;
        if (rows.isEmpty()) return Content.empty();
        List<String> labels = rows.stream().map(row -> "%s · %s · %s".formatted(ask.say(row.path("level").asText()),
                row.path("leadDays").asText(), row.path("model").asText())).toList();
        List<Double> covered = rows.stream().map(row -> 100 * row.path("coverage80").asDouble()).toList();
        return Content
                .of(Table.of(rows, badge("level", "Level"), number("leadDays", "Days ahead", 0, ""), text("model", "Model"),
                        percent("coverage80", "In the 80 % interval")))
                .and(new Figure("bars", ask.say("Share of readings inside the 80 % interval, in percent"), Map.of("labels", labels, "unit",
                        "%", "lying", true, "goal", 80, "series", List.of(Series.line(ask.say("In the 80 % interval"), covered)))))
                .note(measured.period);
    }

    private static Content alarms(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.FORECASTING, "/v1/alarms", 500), badge("level", "Level"), text("id", "Where"),
                number("leadDays", "Days ahead", 0, ""), badge("kind", "Kind"), time("raisedOn", "Raised"), time("clearedOn", "Cleared"),
                number("value", "Value", 3, ""), number("limit", "Limit", 3, "")));
    }

    private static Content promotions(Ask ask) {
        List<JsonNode> newest = new ArrayList<>(ask.rows(Service.FORECASTING, "/v1/promotions").items());
        newest.sort(Comparator.comparing((JsonNode one) -> one.path("day").asText()).reversed());
        return Content.of(Table.of(newest, time("day", "Day"),
                text("customerId", "Customer").to("/customers/{customerId}"), text("fromModel", "From"), text("toModel", "To"),
                text("reason", "Reason")));
    }

    private static Content inputs(Ask ask) {
        return Content.of(Table.of(ask.rows(Service.FORECASTING, "/v1/input-findings"), time("day", "Day"),
                text("customerId", "Customer").to("/customers/{customerId}"), text("finding", "Finding"), percent("coverage", "Coverage")));
    }

    /** How the models would have done on past days, knowing only what was known then. */
    private static Content backtests(Ask ask) {
        return Content
                .of(Table.of(ask.rows(Service.FORECASTING, "/v1/backtests"), text("customerId", "Customer").to("/customers/{customerId}"),
                        time("from", "From"), time("to", "To"), badge("state", "State"), number("weeksDone", "Weeks done", 0, ""),
                        number("weeks", "Weeks", 0, ""), number("ridgeMase", "MASE, model", 3, ""),
                        number("naiveMase", "MASE, last week", 3, ""),
                        percent("ridgeWape", "WAPE, model"), percent("naiveWape", "WAPE, last week"), text("failure", "Why not"))
                        .offering(test -> test.path("state").asText().equals("RUNNING")
                                ? List.of(Action.of("Call off", "forecasts/cancel?test=" + Ask.encoded(test.path("backtestId").asText()),
                                        Role.OPERATOR))
                                : List.of()))
                .act(List.of(
                        Action.of("Backtest a customer", "forecasts/backtest", Role.OPERATOR).with(Field.text("customer", "Customer", ""),
                                Field.date("first", "From", ""), Field.date("last", "To", ""))));
    }

    private static Done backtest(Ask ask) {
        ask.change(Service.FORECASTING, "POST", "/v1/backtests",
                Map.of("customerId", ask.parameter("customer"), "from", ask.parameter("first"), "to", ask.parameter("last")));
        return Done.of(ask.say("The backtest has begun."));
    }

    private static Done cancel(Ask ask) {
        ask.change(Service.FORECASTING, "DELETE", "/v1/backtests/" + ask.encodedParameter("test"), null);
        return Done.of(ask.say("The backtest is called off."));
    }
}
