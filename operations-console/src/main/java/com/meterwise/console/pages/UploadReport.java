package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Table;

/** What became of an uploaded file, line by line. */
public record UploadReport(String sentence, boolean clean, Content content) {
    public static UploadReport of(JsonNode answer, Ask ask) {
        long rejected = answer.path("rejected").asLong();
        String sentence = ask.say("%s readings taken, %s lines refused.", ask.formats().number(answer.path("readings").asDouble(), 0),
                ask.formats().number(rejected, 0));
        Content content = Content
                .of(Table.of(answer.path("errors"), number("line", "Line", 0, ""), badge("code", "Code"), text("detail", "Detail")))
                .facts(List.of(Fact.of("Upload", answer.path("uploadId").asText("–")),
                        OverviewPage.count(ask, "Blocks taken", answer.path("accepted")),
                        OverviewPage.count(ask, "Readings", answer.path("readings")),
                        OverviewPage.count(ask, "Refused", answer.path("rejected")).tone(rejected > 0 ? "bad" : "good")));
        return new UploadReport(sentence, rejected == 0, content);
    }
}
