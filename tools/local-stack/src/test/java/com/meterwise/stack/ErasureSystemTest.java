package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.contracts.Topic;
import com.meterwise.synthetic.Utility;

/** Who is erased is gone from every table, from dead letters, logs and compacted topics of the whole system, and does not come back. */
class ErasureSystemTest {
    private static final Utility LOAD = Utility.of(10, LocalDate.of(2026, 3, 16), 16, Market.USUAL_ZONE);
    private static final LocalDate LAST = LOAD.until().minusDays(1);
    private static final Duration SETTLED = Duration.ofSeconds(120);
    private static final String ERASED = "C-000003";
    private static final String NAME = "Zacharias Quillfeather";

    @TempDir
    Path folder;

    @Test
    void nothing_mentions_a_customer_whom_every_service_has_erased() throws Exception {
        try (Stack stack = Replay.start(folder)) {
            TopicMentions topics = new TopicMentions(stack.system());
            topics.compactSoon();
            new Sample(LOAD, stack.system(), stack.progress()).load();
            stack.system().rest(Service.INGESTION, "ingest").put("/v1/customers/" + ERASED, """
                    {"customerId":"%s","name":"%s","contacts":{"EMAIL":"zq@example.org"}}""".formatted(ERASED, NAME)
                    .getBytes(StandardCharsets.UTF_8));
            new Closing(stack.system(), stack.progress()).close(LAST);
            Mentions mentions = new Mentions(stack, folder);
            topics.poison(Topic.READINGS, ERASED, NAME);
            String letters = "select count(*) from dead_letter";
            Pause.until(() -> mentions.number(Service.SEGMENTATION, letters) > 0 && mentions.number(Service.FORECASTING, letters) > 0,
                    SETTLED);
            assertThat(mentions.inTables(ERASED)).as("before").hasSizeGreaterThan(10).anyMatch(table -> table.contains("dead_letter"));
            assertThat(mentions.inTables(NAME)).as("before").isNotEmpty();
            List<String> names = new ArrayList<>(mentions.metersOf(ERASED));
            assertThat(names).isNotEmpty();
            names.addAll(List.of(ERASED, NAME, "zq@example.org"));
            assertThat(topics.of(TopicMentions.compacted(), names)).as("before").hasSizeGreaterThan(3);

            erase(stack);
            for (String name : names) {
                assertThat(mentions.inTables(name)).as(name).isEmpty();
                assertThat(mentions.inLogs(name)).as(name).isEmpty();
            }
            Pause.until(() -> {
                topics.goOn();
                return topics.of(TopicMentions.compacted(), names).isEmpty();
            }, SETTLED);
            assertThat(topics.of(TopicMentions.compacted(), names)).isEmpty();
            Set<Topic> byTime = new HashSet<>(Topic.ALL);
            byTime.removeAll(TopicMentions.compacted());
            assertThat(topics.of(byTime, List.of(NAME))).as("his name never left ingestion, but for what was poisoned")
                    .isSubsetOf(Topic.READINGS.name(), "segmentation.dead-letter.v1", "forecasting.dead-letter.v1");
            assertThatThrownBy(() -> new Sample(LOAD, stack.system(), stack.progress()).send(LAST)).as("a late block")
                    .hasMessageContaining("erased meter");
            assertThat(mentions.inTables(ERASED)).as("after the late block").isEmpty();
        }
    }

    private static void erase(Stack stack) {
        Rest manager = stack.system().rest(Service.INGESTION, "manager");
        String place = "/v1/erasures/" + manager.delete("/v1/customers/" + ERASED).get("erasureId").asText();
        Pause.until(() -> manager.get(place).get("complete").asBoolean(), SETTLED);
        assertThat(manager.get(place).get("answers")).as("all four services").hasSize(4);
    }
}
