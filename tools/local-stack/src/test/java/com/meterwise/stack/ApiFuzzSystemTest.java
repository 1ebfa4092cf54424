package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.embedded.Root;
import com.meterwise.synthetic.Utility;

/** R5 of the targets, in small: ./fuzz does the same with more requests; then R6, whole. */
class ApiFuzzSystemTest {
    private static final Utility LOAD = Utility.of(24, LocalDate.of(2026, 3, 16), 21, Market.USUAL_ZONE);
    private static final int REQUESTS = 2_000;
    private static final long SEED = 20261123;

    @TempDir
    Path folder;

    @BeforeAll
    static void logsAreForALogStore() { System.setProperty("meterwise.log.json", "true"); }

    @AfterAll
    static void logsAreForPeople() { System.clearProperty("meterwise.log.json"); }

    @Test
    void two_thousand_generated_requests_break_no_promise_and_nobody_is_let_in_who_may_not() throws IOException, InterruptedException {
        try (Stack stack = Replay.start(folder)) {
            new Sample(LOAD, stack.system(), stack.progress()).load();
            new Closing(stack.system(), stack.progress()).close(LOAD.until().minusDays(1));
            new Fuzz(stack.system(), stack.progress()).outcomes(REQUESTS, SEED).forEach((service, outcome) -> {
                assertThat(outcome.violations()).as(service).isEmpty();
                // without this, a service that refuses everything would pass
                assertThat(outcome.statuses()).as(service).containsKeys(200, 400, 404);
            });
            Watching watching = new Watching(Root.find(), stack.system());
            assertThat(watching.namesNobodyExports()).isEmpty();
            String correlation = watching.somethingLogged();
            List<JsonNode> lines = Watching.lines(folder.resolve("logs"), Service.FORECASTING);
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.path("mdc").path("correlationId").asText()).isEqualTo(correlation);
                assertThat(line.path("service").asText()).startsWith("forecasting");
                assertThat(line.path("level").asText()).isEqualTo("WARN");
                assertThat(OffsetDateTime.parse(line.path("timestamp").asText())).isNotNull();
            });
            for (Service service : Compose.SERVICES)
                assertThat(Watching.lines(folder.resolve("logs"), service).toString()).as(service.id()).doesNotContain(Watching.ids(LOAD));
            RightsMatrix matrix = new RightsMatrix(stack.system(), folder.resolve("tokens"), folder.resolve("another-issuer"));
            assertThat(matrix.departures()).isEmpty();
            // 13 that are refused, 2 powerless and the 5 roles for each operation: an empty document would pass
            assertThat(matrix.requests()).isGreaterThan(4_000);
            stack.progress().say("rights: %,d requests", matrix.requests());
        }
    }
}
