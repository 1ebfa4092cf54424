package com.meterwise.stack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** ./rebuild: a service's read models built anew from ingestion's meter-days, and held against the live ones. */
final class Rebuilding {
    static final String HELP = """
            Builds what a service keeps of readings anew, beside the live state, from the meter-days that ingestion tells once more; then holds
            both against each other day by day, by SHA-256 over every row. Live readings go on, and nothing is published.
            Ends with 0 if there was no difference, or it was switched.

              --from DATE, --to DATE   days to build anew, both included
              --service S              segmentation or forecasting, default both, one after the other
              --switch                 puts the rebuilt days in the place of those that differ; else they are dropped again
              --data DIR               folder of the running system, default .local
            """;
    static final List<Service> SERVICES = List.of(Service.SEGMENTATION, Service.FORECASTING);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String JSON = "application/json";
    private static final int CONFLICT = 409;

    private final SystemFile system;
    private final Progress progress;

    Rebuilding(SystemFile system, Progress progress) {
        this.system = system;
        this.progress = progress;
    }

    static boolean run(Path root, Progress progress, String... line) {
        Arguments given = Arguments.of(Set.of("--switch"), Set.of("--from", "--to", "--service", "--data"), line);
        LocalDate from = given.value("--from", LocalDate::parse).orElseThrow(() -> new WrongUse("rebuild needs --from"));
        LocalDate to = given.value("--to", LocalDate::parse).orElseThrow(() -> new WrongUse("rebuild needs --to"));
        List<Service> services = given.value("--service", Rebuilding::service).map(List::of).orElse(SERVICES);
        SystemFile system = SystemFile.of(given.value("--data", Path::of).orElse(root.resolve(".local")));
        Rebuilding rebuilding = new Rebuilding(system, progress);
        boolean good = true;
        for (Service service : services)
            good &= rebuilding.rebuild(service, from, to, given.has("--switch")) == 0 || given.has("--switch");
        return good;
    }

    private static Service service(String name) {
        return SERVICES.stream().filter(service -> service.id().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("only segmentation and forecasting keep readings"));
    }

    /** @return days that differed */
    long rebuild(Service service, LocalDate from, LocalDate to, boolean switched) {
        double before = progress.seconds();
        Rest rest = system.rest(service, "admin");
        JsonNode begun = post(rest, "/v1/rebuilds", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to));
        String place = "/v1/rebuilds/" + begun.get("rebuildId").asText();
        progress.say("%s: days %s to %s", service.id(), begun.get("from").asText(), begun.get("to").asText());
        tellAgain(service, begun);
        JsonNode compared = compare(rest, place);
        report(service, compared, progress.seconds() - before);
        if (switched) rest.post(place + "/switch");
        else
            rest.delete(place);
        progress.say("%s: the rebuilt days are %s", service.id(), switched ? "switched to" : "dropped again");
        return compared.get("differing").asLong();
    }

    private void tellAgain(Service service, JsonNode begun) {
        Rest ingestion = system.rest(Service.INGESTION, "admin");
        JsonNode asked = post(ingestion, "/v1/republications", "{\"from\":\"%s\",\"to\":\"%s\",\"service\":\"%s\"}"
                .formatted(begun.get("from").asText(), begun.get("to").asText(), service.id()));
        String place = "/v1/republications/" + asked.get("republicationId").asText();
        if (!Pause.until(() -> ingestion.get(place).get("state").asText().equals("DONE"), LONGEST))
            throw new Failed("ingestion is not done telling after " + LONGEST);
        progress.say("%s: %,d meter-days told once more", service.id(), ingestion.get(place).get("published").asLong());
    }

    private static JsonNode compare(Rest rest, String place) {
        JsonNode[] compared = new JsonNode[1];
        boolean done = Pause.until(() -> {
            Rest.Answer answer = rest.answer(place + "/compare", JSON, new byte[0], 0);
            if (answer.status() == CONFLICT) return false;
            if (!answer.isGood()) throw new Failed("cannot compare: " + answer.said());
            compared[0] = answer.body();
            return true;
        }, LONGEST);
        if (!done) throw new Failed("what was told is not read after " + LONGEST);
        return compared[0];
    }

    private void report(Service service, JsonNode compared, double seconds) {
        progress.say("%s: %,d rows of %,d days built anew and compared in %.1f s, %,d days differ", service.id(),
                compared.get("rows").asLong(), compared.get("days").asLong(), seconds, compared.get("differing").asLong());
        for (JsonNode difference : compared.get("differences"))
            progress.say("  %s %s: %,d live rows, %,d rebuilt", difference.get("readModel").asText(), difference.get("day").asText(),
                    difference.get("liveRows").asLong(), difference.get("rebuiltRows").asLong());
    }

    private static JsonNode post(Rest rest, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return rest.post(path, JSON, body, body.length);
    }
}
