package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.embedded.Root;

/** Whoever is called finds what to do; ApiFuzzSystemTest holds the metrics' names against a running system. */
class AlertRulesTest {
    private static final Path ROOT = Root.find();

    @Test
    void every_alert_has_a_runbook_that_says_what_it_means_what_to_look_at_and_what_to_do() throws IOException {
        List<JsonNode> rules = Expressions.rules(ROOT);
        assertThat(rules).hasSizeGreaterThanOrEqualTo(10);
        for (JsonNode rule : rules) {
            Path runbook = ROOT.resolve(rule.path("annotations").path("runbook").asText());
            assertThat(runbook).as(rule.path("alert").asText()).isRegularFile();
            assertThat(Files.readString(runbook)).contains(rule.path("alert").asText(), "## What it means", "## What to look at",
                    "## What to do");
        }
    }

    @Test
    void every_runbook_is_reached_from_an_alert_and_from_the_list() throws IOException {
        Set<String> reached = new HashSet<>(List.of("README.md"));
        Expressions.rules(ROOT)
                .forEach(rule -> reached.add(Path.of(rule.path("annotations").path("runbook").asText()).getFileName().toString()));
        String list = Files.readString(ROOT.resolve("docs/runbooks/README.md"));
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/runbooks"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertThat(reached).contains(name);
                if (!name.equals("README.md")) assertThat(list).contains("(" + name + ")");
            }
        }
    }

    @Test
    void alerts_tell_how_bad_it_is_and_wait_for_what_passes_by_itself() {
        for (JsonNode rule : Expressions.rules(ROOT)) {
            assertThat(rule.path("labels").path("severity").asText()).as(rule.path("alert").asText()).isIn("warning", "critical");
            assertThat(rule.path("for").asText()).matches("[0-9]+[mh]");
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
        }
    }

    @Test
    void panels_of_a_dashboard_do_not_overlap_and_ask_the_provisioned_source() {
        for (JsonNode board : Expressions.dashboards(ROOT)) {
            Set<String> cells = new HashSet<>();
            board.path("panels").forEach(panel -> {
                assertThat(cells.add(panel.path("gridPos").path("x") + "," + panel.path("gridPos").path("y")))
                        .as(panel.path("title").asText()).isTrue();
                assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("meterwise");
            });
            assertThat(cells).hasSizeGreaterThan(8);
        }
    }

    @Test
    void names_are_told_from_functions_labels_and_keywords() {
        assertThat(Expressions.names(ROOT)).contains("meterwise_outbox_age_seconds", "http_server_requests_seconds_count")
                .doesNotContain("up", "sum", "rate", "status", "service");
    }
}
