package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.yes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Content.Figure;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** One model behind the segments: how its number of segments was chosen, where it puts customers, how far they have drifted from it. */
final class ModelPage {
    /** Above it a model should be trained anew, as segmentation holds it. */
    private static final double DRIFTED = .25;

    private ModelPage() {}

    static Area area() {
        return new Area("models.one", "Segment model", true,
                List.of(Panel.of("about", "What it is", 6, ModelPage::about).isLive(),
                        Panel.of("compare", "Where another model puts the same customers", 6, ModelPage::compare)
                                .choosing(Choice.of("other", "Other model")),
                        Panel.of("trials", "Indexes for each number of segments", 12, ModelPage::trials)
                                .choosing(Choice.of("level", "Level", "MASS_MARKET", "KEY_ACCOUNTS")),
                        Panel.of("segments", "Its segments", 7, ModelPage::segments),
                        Panel.of("drift", "Drift since training, by feature", 5, ModelPage::drift)),
                List.of(new Deed("activate", Role.MANAGER, ModelPage::activate)));
    }

    private static JsonNode model(Ask ask) { return ask.get(Service.SEGMENTATION, "/v1/models/" + ask.encodedParameter("id")); }

    /** Those that may be put in force: trained and not so yet, or in force once. */
    static List<Action> activation(JsonNode model) {
        String id = Ask.encoded(model.path("modelId").asText());
        return model.path("status").asText().matches("TRAINED|RETIRED")
                ? List.of(Action.of("Activate", "models.one/activate?id=" + id, Role.MANAGER)
                        .asking("Customers will be assigned by this model from the next closed day on. Activate it?"))
                : List.of();
    }

    private static Content about(Ask ask) {
        JsonNode model = model(ask), made = model.path("provenance");
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of("Status", ask.say(model.path("status").asText()))
                        .tone(model.path("status").asText().equals("ACTIVE") ? "good" : ""),
                Fact.of("Trained", ask.formats().time(model.path("trainingDay").asText("–"))),
                Fact.of("Of the days", ask.formats().time(made.path("from").asText("–")) + " – "
                        + ask.formats().time(made.path("to").asText("–"))),
                OverviewPage.count(ask, "Customers", made.path("customers")), OverviewPage.count(ask, "Segments", made.path("k")),
                Fact.of("Algorithm", made.path("algorithm").asText("–")), Fact.of("Seed", made.path("seed").asText("–"))));
        double drift = model.path("drift").asDouble(Double.NaN);
        facts.add(Fact.of("Drift (PSI)", ask.formats().number(drift, 2)).tone(drift > DRIFTED ? "warn" : "").more(
                model.path("refitProposed").asBoolean() ? ask.say("Refit proposed") : ""));
        return Content.empty().facts(facts).note(model.path("failure").asText("null").equals("null") ? "" : model.path("failure").asText())
                .act(activation(model));
    }

    private static Content compare(Ask ask) {
        String id = ask.parameter("id"), other = ask.parameter("other", usualOther(id, ask));
        if (other.isEmpty())
            return Content.empty().note(ask.say("There is no other trained model. Train one on the page of the segments."));
        JsonNode compared = ask.get(Service.SEGMENTATION,
                "/v1/models/%s/compare/%s".formatted(ask.encodedParameter("id"), Ask.encoded(other)));
        List<JsonNode> rows = new ArrayList<>();
        compared.path("table").properties().forEach(from -> from.getValue().properties()
                .forEach(to -> rows.add(Series.row("from", from.getKey(), "to", to.getKey(), "customers", to.getValue()))));
        Content content = Content
                .of(Table.of(rows, badge("from", "Segment here"), badge("to", "Segment there"), number("customers", "Customers", 0, "")))
                .facts(List.of(Fact.of("Other model", other).to("/models/" + Ask.encoded(other)),
                        OverviewPage.count(ask, "Customers", compared.path("customers")),
                        Fact.of("In the segment of the same name", ask.formats().percent(compared.path("sameId").asDouble(Double.NaN), 1)),
                        Fact.of("Agreement (adjusted Rand)", ask.formats().number(compared.path("rand").asDouble(Double.NaN), 3))
                                .more(ask.say("1 the same groups, 0 chance"))));
        return rows.isEmpty()
                ? content
                : content.and(SegmentMap.figure(rows, ask.say("Customers by their segment here and in the other model"), ask));
    }

    /** The model in force, or beside it the newest that is not. */
    private static String usualOther(String id, Ask ask) {
        List<JsonNode> others = ask.rows(Service.SEGMENTATION, "/v1/models").items().stream()
                .filter(model -> !model.path("modelId").asText().equals(id)
                        && model.path("status").asText().matches("TRAINED|ACTIVE|RETIRED"))
                .toList();
        return others.stream().filter(model -> model.path("status").asText().equals("ACTIVE")).findFirst()
                .or(() -> others.stream().reduce((first, second) -> second)).map(model -> model.path("modelId").asText()).orElse("");
    }

    private static Content trials(Ask ask) {
        JsonNode model = model(ask);
        return ask.parameter("level").equals("KEY_ACCOUNTS")
                ? trials(model.path("keyAccountTrials"), segments(model, "KEY_ACCOUNTS"), ask)
                : trials(model, ask);
    }

    /** Of the mass market. */
    static Content trials(JsonNode model, Ask ask) {
        return trials(model.path("provenance").path("trials"), segments(model, "MASS_MARKET"), ask);
    }

    private static int segments(JsonNode model, String level) {
        int of = 0;
        for (JsonNode segment : model.path("segments"))
            if (segment.path("level").asText().equals(level)) of++;
        return of;
    }

    /** @param taken number of segments the model has, marked in the table */
    private static Content trials(JsonNode tried, int taken, Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        tried.forEach(trial -> rows.add(Series.row("k", trial.path("k"), "algorithm", trial.path("algorithm"), "silhouette",
                trial.path("silhouette"), "calinskiHarabasz", trial.path("calinskiHarabasz"), "daviesBouldin", trial.path("daviesBouldin"),
                "stability", trial.path("stability"), "squaredError", trial.path("squaredError"), "taken",
                trial.path("k").asInt() == taken ? ask.say("taken") : "")));
        rows.sort(Comparator.comparingInt(trial -> trial.path("k").asInt()));
        if (rows.isEmpty()) return Content.empty();
        // one curve an algorithm would be many lines: the chart shows the first one's, the table all
        String first = rows.get(0).path("algorithm").asText();
        List<JsonNode> drawn = rows.stream().filter(row -> row.path("algorithm").asText().equals(first)).toList();
        return Content
                .of(Table.of(rows, number("k", "Segments", 0, ""), text("algorithm", "Algorithm"),
                        number("silhouette", "Silhouette", 3, ""),
                        number("calinskiHarabasz", "Calinski-Harabasz", 1, ""), number("daviesBouldin", "Davies-Bouldin", 3, ""),
                        number("stability", "Stability", 2, ""), number("squaredError", "Squared error", 1, ""), badge("taken", "Taken")))
                .and(new Figure("lines", ask.say("Silhouette, stability and Davies-Bouldin for each number of segments tried"),
                        Map.of("labels", drawn.stream().map(row -> "%.0f".formatted(row.path("k").asDouble())).toList(), "unit", "",
                                "series",
                                List.of(curve("Silhouette", "silhouette", drawn, ask), curve("Stability", "stability", drawn, ask),
                                        curve("Davies-Bouldin", "daviesBouldin", drawn, ask)))));
    }

    private static Map<String, Object> curve(String name, String field, List<JsonNode> rows, Ask ask) {
        return Series.line(ask.say(name), rows.stream().map(row -> row.path(field).asDouble()).toList());
    }

    private static Content segments(Ask ask) {
        return Content
                .of(Table.of(model(ask).path("segments"), badge("segmentId", "Segment"), text("name", "Name"), badge("level", "Level"),
                        number("size", "Customers", 0, ""), text("description", "What sets them apart")));
    }

    private static Content drift(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        ask.get(Service.SEGMENTATION, "/v1/models/" + ask.encodedParameter("id") + "/drift").properties().forEach(
                one -> rows
                        .add(Series.row("feature", one.getKey(), "psi", one.getValue(), "drifted", one.getValue().asDouble() > DRIFTED)));
        rows.sort(Comparator.comparingDouble(row -> -row.path("psi").asDouble()));
        return Content.of(Table.of(rows, text("feature", "Feature"), number("psi", "Drift (PSI)", 3, ""), yes("drifted", "Drifted")));
    }

    private static Done activate(Ask ask) {
        ask.change(Service.SEGMENTATION, "POST", "/v1/models/" + ask.encodedParameter("id") + "/activate", null);
        return Done.of(ask.say("Model %s is active.", ask.parameter("id")));
    }
}
