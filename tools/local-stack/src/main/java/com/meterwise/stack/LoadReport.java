package com.meterwise.stack;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** What has become of the files so far. Not thread-safe. */
final class LoadReport {
    private long accepted;
    private long readings;
    private long rejected;
    private long listed;
    private final Map<String, Refusals> byCode = new TreeMap<>();

    private static final class Refusals {
        private final String example;
        private long count;

        Refusals(String example) { this.example = example; }
    }

    /** Adds ingestion's answer to a piece. */
    void add(JsonNode answer, Chunks.Chunk chunk, String file) {
        accepted += answer.path("accepted").asLong();
        readings += answer.path("readings").asLong();
        rejected += answer.path("rejected").asLong();
        for (JsonNode error : answer.path("errors"))
            list(error.path("code").asText("?"), "%s line %d: %s".formatted(file, chunk.lineInFile(error.path("line").asLong()),
                    error.path("detail").asText()));
    }

    /** Adds something that was not even sent. */
    void refuse(String code, String example, long count) {
        if (count == 0) return;
        rejected += count;
        list(code, example);
        listed += count - 1;
        byCode.get(code).count += count - 1;
    }

    private void list(String code, String example) {
        listed++;
        byCode.computeIfAbsent(code, unused -> new Refusals(example)).count++;
    }

    long accepted() { return accepted; }

    long readings() { return readings; }

    long rejected() { return rejected; }

    String summary() {
        String what = readings > 0
                ? String.format(Locale.ROOT, "%,d readings in %,d blocks", readings, accepted)
                : String.format(Locale.ROOT, "%,d", accepted);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s accepted, %,d rejected%n", what, rejected));
        byCode.forEach((code, refusals) -> text
                .append(String.format(Locale.ROOT, "  %-8s %,9d  such as %s%n", code, refusals.count, refusals.example)));
        if (rejected > listed) text.append(String.format(Locale.ROOT, "  %,18d  more, not listed%n", rejected - listed));
        return text.toString();
    }
}
