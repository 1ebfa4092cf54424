package com.meterwise.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Every row of the targets that a sub-command measures, one after the other, small enough to be done while somebody waits. */
final class AllBenchmark implements Command {
    /** Short settings; each sub-command alone has those of its goal. */
    static final List<String> LINES = List.of("ingest --blocks 40000 --runs 1", "single --seconds 5", "import --megabytes 50",
            "stage --customers 500 --days 5", "live --customers 100 --movers 20", "clustering --rows 100000", "segments --seeds 1",
            "forecast --preset f1", "forecast --preset f2", "forecast --preset f3", "issue --customers 20000", "losses --seeds 1",
            "vee --seeds 1", "lift", "caps --histories 500", "decide",
            "relay", "replay --meters 1000 --days 14", "startup --times 1 --idle 5",
            "size --customers 200,600 --days 16", "recovery", "overload --seconds 5", "poison --runs 1",
            "scoreboard --customers 200 --days 70");
    /** What has a command of its own, or none yet. */
    private static final List<String> ELSEWHERE = List.of("C3 an offer recomputed: ./report offer OFFER-ID",
            "R1 rounds of faults: ./faults --rounds 200", "R5 generated requests: ./fuzz --requests 100000",
            "R6 roles: the services' tests");

    private final List<Command> commands;

    AllBenchmark(List<Command> commands) { this.commands = List.copyOf(commands); }

    private record Outcome(String line, String verdict, double seconds) {}

    @Override
    public String name() { return "all"; }

    @Override
    public String summary() { return "every sub-command with short settings, one after the other, and which goals were reached"; }

    @Override
    public String options() { return "--without A,B   leaves these sub-commands out"; }

    @Override
    public boolean run(Arguments arguments) {
        Set<String> without = new TreeSet<>(arguments.text("without").map(text -> List.of(text.split(","))).orElse(List.of()));
        arguments.refuseTheRest();
        for (String name : without)
            if (commands.stream().noneMatch(command -> command.name().equals(name))) throw new WrongUse("there is no " + name);
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : LINES)
            if (!without.contains(line.split(" ")[0])) outcomes.add(outcome(line));
        print(outcomes);
        return outcomes.stream().allMatch(outcome -> outcome.verdict().equals("yes"));
    }

    /** One that breaks does not keep the others from being measured. */
    private Outcome outcome(String line) {
        System.out.printf("%n== %s%n", line);
        long before = System.nanoTime();
        String verdict;
        try {
            verdict = command(line).run(arguments(line)) ? "yes" : "NO";
        } catch (Exception e) {
            verdict = "broken: " + e;
        }
        return new Outcome(line, verdict, (System.nanoTime() - before) / 1e9);
    }

    Command command(String line) {
        String name = line.split(" ")[0];
        return commands.stream().filter(command -> command.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + name));
    }

    static Arguments arguments(String line) {
        String[] words = line.split(" ");
        return Arguments.of(Arrays.copyOfRange(words, 1, words.length));
    }

    private static void print(List<Outcome> outcomes) {
        System.out.printf("%n%-44s %9s  %s%n", "tools/benchmarks", "seconds", "all its goals reached");
        for (Outcome outcome : outcomes)
            System.out.printf(Locale.ROOT, "%-44s %,9.1f  %s%n", outcome.line(), outcome.seconds(), outcome.verdict());
        System.out.println();
        ELSEWHERE.forEach(System.out::println);
    }
}
