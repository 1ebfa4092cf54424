package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

import com.meterwise.embedded.Root;

/** One table of what is found of a planted truth, kept with its history. */
final class ScoreboardBenchmark implements Command {
    @Override
    public String name() { return "scoreboard"; }

    @Override
    public String summary() {
        return "an invented utility with planted truth: what each service finds of it, one table, kept in docs/scoreboard.md";
    }

    @Override
    public String options() { return """
            --customers N  default 10000
            --days N       default 90
            --seed N       default 1
            --keep         appends the table to docs/scoreboard.md, with its date"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int customers = arguments.number("customers", 10_000, 200);
        int days = arguments.number("days", 90, 70);
        int seed = arguments.number("seed", 1, 0);
        boolean keep = arguments.has("keep");
        arguments.refuseTheRest();
        long before = System.nanoTime();
        List<Score> scores = new Scoreboard(seed, customers, days).scores(step -> System.err.println("  " + step));
        String table = table(scores,
                "%s, %,d customers x %d days, seed %d, %d processors, %.0f s".formatted(LocalDate.now(), customers, days,
                        seed, Runtime.getRuntime().availableProcessors(), (System.nanoTime() - before) / 1e9));
        System.out.print(table);
        if (keep) append(Root.find().resolve("docs/scoreboard.md"), table);
        return scores.stream().noneMatch(score -> Double.isNaN(score.value()));
    }

    static String table(List<Score> scores, String title) {
        StringBuilder text = new StringBuilder("## %s%n%n| | |%n|---|---:|%n".formatted(title));
        for (Score score : scores)
            text.append("| %s | %s |%n".formatted(score.what().told, score.shown()));
        return text.toString();
    }

    private static void append(Path file, String table) throws IOException {
        Files.writeString(file, "\n" + table, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.err.println("kept in " + file);
    }
}
