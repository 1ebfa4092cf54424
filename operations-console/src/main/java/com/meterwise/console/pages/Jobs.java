package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.percent;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;
import com.meterwise.console.services.ServiceDown;

/** What works in the background, and how far it is: uploads, days told once more, rebuilds, trainings, backtests. */
final class Jobs {
    private static final int LATEST = 20;

    private Jobs() {}

    static Content panel(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        List<String> down = new ArrayList<>();
        add(Service.INGESTION, "/v1/republications", Jobs::republication, rows, down, ask);
        add(Service.SEGMENTATION, "/v1/rebuilds", job -> rebuild(Service.SEGMENTATION, job), rows, down, ask);
        add(Service.FORECASTING, "/v1/rebuilds", job -> rebuild(Service.FORECASTING, job), rows, down, ask);
        add(Service.SEGMENTATION, "/v1/models", Jobs::training, rows, down, ask);
        add(Service.FORECASTING, "/v1/backtests", Jobs::backtest, rows, down, ask);
        add(Service.INGESTION, "/v1/uploads", job -> upload(job, ask), rows, down, ask);
        Content content = Content.of(Table
                .of(rows, badge("job", "Job"), text("of", "Of"), badge("state", "State"), percent("progress", "Done so far"),
                        time("at", "Begun"), text("result", "Result"))
                .offering(job -> job.has("uploadId")
                        ? List.of(Action.of("Report", "operations/report?upload=" + Ask.encoded(job.path("uploadId").asText()),
                                Role.OPERATOR))
                        : List.of()));
        return down.isEmpty() ? content : content.note(ask.say("Not asked, since it does not answer: %s", String.join(", ", down)));
    }

    private static void add(Service service, String path, Function<JsonNode, JsonNode> row, List<JsonNode> rows, List<String> down,
            Ask ask) {
        if (down.contains(service.id())) return;
        try {
            ask.rows(service, path, LATEST).items().forEach(job -> rows.add(row.apply(job)));
        } catch (ServiceDown e) {
            down.add(service.id());
        }
    }

    private static JsonNode republication(JsonNode job) {
        double total = job.path("total").asDouble();
        return Series.row("job", "Republication", "of", "%s: %s".formatted(job.path("service").asText(), days(job)), "state",
                job.path("state"), "progress", total == 0 ? null : (Double) (job.path("published").asDouble() / total), "at",
                job.path("askedAt"), "result", "%d / %.0f".formatted(job.path("published").asLong(), total));
    }

    private static JsonNode rebuild(Service service, JsonNode job) {
        return Series.row("job", "Rebuild", "of", "%s: %s".formatted(service.id(), days(job)), "state", job.path("state"), "progress",
                job.path("endedAt").isTextual() ? 1.0 : null, "at", job.path("begunAt"), "result",
                "%d / %d".formatted(job.path("differing").asLong(), job.path("days").asLong()));
    }

    private static JsonNode training(JsonNode job) {
        boolean ended = !job.path("status").asText().equals("REQUESTED");
        return Series.row("job", "Training", "of", job.path("modelId"), "state", job.path("status"), "progress", ended ? 1.0 : 0.0, "at",
                job.path("trainingDay"), "result", job.path("failure").isTextual()
                        ? job.path("failure").asText()
                        : job.path("segments").isEmpty() ? "" : "k = " + job.path("segments").size());
    }

    private static JsonNode backtest(JsonNode job) {
        double weeks = job.path("weeks").asDouble();
        return Series.row("job", "Backtest", "of", "%s: %s".formatted(job.path("customerId").asText(), days(job)), "state",
                job.path("state"), "progress",
                job.path("state").asText().equals("DONE") ? 1.0 : weeks == 0 ? 0.0 : job.path("weeksDone").asDouble() / weeks, "at",
                job.path("from"), "result", job.path("failure").isTextual()
                        ? job.path("failure").asText()
                        : job.path("ridgeMase").isNumber()
                                ? "MASE %.3f / %.3f".formatted(job.path("ridgeMase").asDouble(), job.path("naiveMase").asDouble())
                                : "");
    }

    private static JsonNode upload(JsonNode job, Ask ask) {
        return Series.row("job", "Upload", "of", job.path("format"), "state", job.path("state"), "progress",
                job.path("complete").asBoolean() ? 1.0 : null, "at", job.path("receivedAt"), "result",
                ask.say("%s readings taken, %s lines refused.", ask.formats().number(job.path("readings").asDouble(), 0),
                        ask.formats().number(job.path("rejected").asDouble(), 0)),
                "uploadId", job.path("uploadId"));
    }

    private static String days(JsonNode job) { return job.path("from").asText() + " – " + job.path("to").asText(); }

    /** Line by line, also of an upload that is under way. */
    static Done report(Ask ask) {
        UploadReport report = UploadReport.of(ask.get(Service.INGESTION, "/v1/uploads/" + ask.encodedParameter("upload")), ask);
        return Done.showing(report.sentence(), report.content());
    }
}
