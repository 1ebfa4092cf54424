package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Action.Field;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;
import com.meterwise.console.services.ServiceDown;

/** What comes in, what got stuck, and what people have done. */
final class OperationsPage {
    private OperationsPage() {}

    static Area area() {
        return new Area("operations", "Operations", false,
                List.of(Panel.of("upload", "Upload readings", 4, ask -> Content.empty().uploading()).forRole(Role.OPERATOR),
                        Panel.of("stages", "Stages", 8, OperationsPage::stages).isLive(),
                        Panel.of("jobs", "Jobs and uploads", 12, Jobs::panel).forRole(Role.OPERATOR).isLive(),
                        Panel.of("findings", "Findings", 12, OperationsPage::findings).isLive().choosing(
                                Choice.of("state", "State", "OPEN", "ACKNOWLEDGED", "ACCEPTED", "EDITED", "ALL"),
                                Choice.of("rule", "Rule")),
                        Panel.of("dead-letters", "Dead letters", 12, OperationsPage::deadLetters).forRole(Role.OPERATOR).isLive(),
                        Panel.of("days", "Market days", 6, OperationsPage::days).isLive(),
                        Panel.of("audit", "Audit trail", 6, OperationsPage::audit).forRole(Role.OPERATOR)),
                List.of(new Deed("report", Role.OPERATOR, Jobs::report), new Deed("replay", Role.OPERATOR, OperationsPage::replay),
                        new Deed("acknowledge", Role.OPERATOR, ask -> answer(ask, "acknowledge")),
                        new Deed("accept", Role.OPERATOR, ask -> answer(ask, "accept")),
                        new Deed("close", Role.OPERATOR, OperationsPage::close)));
    }

    private static Content stages(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        for (Service service : Service.values())
            rows.add(stage(service, ask));
        return Content.of(Table.of(rows, text("service", "Service"), badge("state", "State"), number("perSecond", "Rate", 1, "1/s"),
                number("behind", "Waiting", 0, ""), number("deadLetters", "Dead letters", 0, ""),
                text("waitsFor", "Waits for"), time("done", "Last day done"),
                text("alarms", "Alarms")));
    }

    /** One that is down is a row that says so: this panel is for seeing just that. */
    private static JsonNode stage(Service service, Ask ask) {
        try {
            JsonNode intake = ask.get(service, "/v1/intake"), status = ask.get(service, "/v1/status");
            JsonNode done = service == Service.INGESTION ? status.path("lastClosedDay") : status.path("lastDoneDay");
            return Series.row("service", service.id(), "state", ask.say("answers"), "perSecond", intake.path("perSecond"), "behind",
                    intake.path("behind"), "deadLetters",
                    intake.path("deadLetters"), "waitsFor", intake.path("waitsFor"), "done", done, "alarms", intake.path("alarms"));
        } catch (ServiceDown e) {
            return Series.row("service", service.id(), "state", ask.say("does not answer"));
        }
    }

    private static Content findings(Ask ask) {
        String state = ask.parameter("state", "OPEN"), rule = ask.parameter("rule");
        String query = (state.matches("[A-Z]+") && !state.equals("ALL") ? "state=" + state : "")
                + (rule.matches("V\\d\\d") ? "&rule=" + rule : "");
        return Content.of(Table
                .of(ask.rows(Service.INGESTION, "/v1/findings" + (query.isEmpty() ? "" : "?" + query)), time("day", "Day"),
                        text("meterId", "Meter"),
                        badge("rule", "Rule"), badge("severity", "Severity"), text("detail", "Detail"), badge("state", "State"),
                        time("at", "Found"))
                .offering(finding -> finding.path("state").asText().equals("OPEN")
                        ? List.of(answering("Acknowledge", "acknowledge", finding), answering("Accept", "accept", finding))
                        : List.of()));
    }

    private static Action answering(String label, String verb, JsonNode finding) {
        return Action.of(label, "operations/" + verb + "?finding=" + Ask.encoded(finding.path("findingId").asText()), Role.OPERATOR)
                .with(Field.text("reason", "Reason", ""));
    }

    private static Done answer(Ask ask, String verb) {
        ask.change(Service.INGESTION, "POST", "/v1/findings/" + ask.encodedParameter("finding") + "/" + verb,
                Map.of("reason", ask.parameter("reason")));
        return Done.of(ask.say("The finding is answered."));
    }

    private static Content deadLetters(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        List<String> down = new ArrayList<>();
        for (Service service : Service.values()) {
            try {
                ask.rows(service, "/v1/dead-letters").items()
                        .forEach(letter -> rows.add(Series.row("service", service.id(), "id", letter.path("id"),
                                "topic", letter.path("topic"), "at", letter.path("recordedAt"), "cause", letter.path("cause"), "state",
                                letter.path("state"))));
            } catch (ServiceDown e) {
                down.add(service.id());
            }
        }
        Content content = Content.of(Table
                .of(rows, text("service", "Service"), number("id", "Id", 0, ""), text("topic", "Topic"), time("at", "At"),
                        text("cause", "Cause"), badge("state", "State"))
                .offering(letter -> List
                        .of(Action.of("Replay", "operations/replay?service=%s&letter=%s".formatted(letter.path("service").asText(),
                                letter.path("id").asLong()), Role.OPERATOR))));
        return down.isEmpty() ? content : content.note(ask.say("Not asked, since it does not answer: %s", String.join(", ", down)));
    }

    private static Done replay(Ask ask) {
        Service service = Arrays.stream(Service.values()).filter(one -> one.id().equals(ask.parameter("service"))).findFirst()
                .orElseThrow(() -> new Refused(400, ask.say("No such service"), ask.parameter("service")));
        JsonNode replayed = ask.change(service, "POST", "/v1/dead-letters/" + ask.encodedParameter("letter") + "/replay", null);
        return Done.of(ask.say("Dead letter %s: %s", ask.parameter("letter"), ask.say(replayed.path("outcome").asText())));
    }

    private static Content days(Ask ask) {
        List<JsonNode> rows = new ArrayList<>(ask.rows(Service.INGESTION, "/v1/market-days").items());
        Collections.reverse(rows);
        return Content
                .of(Table.of(rows, time("day", "Day"), number("revision", "Revision", 0, ""), number("meters", "Meters", 0, ""),
                        percent("coverage", "Coverage"), text("grades", "Grades"), time("closedAt", "Closed")))
                .act(List.of(Action.of("Close days", "operations/close", Role.OPERATOR).with(Field.date("through", "Through", ""))));
    }

    private static Done close(Ask ask) {
        ask.change(Service.INGESTION, "POST", "/v1/market-days/close?through=" + ask.encodedParameter("through"), null);
        return Done.of(ask.say("The days are closed; the services work them now."));
    }

    private static Content audit(Ask ask) {
        JsonNode verdict = ask.get(Service.CAMPAIGN, "/v1/audit/verify");
        return Content
                .of(Table.of(ask.rows(Service.CAMPAIGN, "/v1/audit"), time("at", "At"), text("actor", "Who"), text("action", "What"),
                        text("subject", "On"),
                        text("detail", "Detail")))
                .facts(List.of(
                        Fact.of("Chain", ask.say(verdict.path("whole").asBoolean() ? "whole" : "broken"))
                                .tone(verdict.path("whole").asBoolean() ? "good" : "bad"),
                        OverviewPage.count(ask, "Entries", verdict.path("entries"))));
    }
}
