package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.meterwise.stack.faults.FaultPlan;

/** ./faults: rounds of faults against a system of its own, which is gone afterwards. */
final class Faults {
    static final String HELP = """
            Starts a system of its own, does things to it round by round, and looks after each round whether what must hold holds: no accepted
            reading lost, every effect once, the last revision of a meter-day everywhere, nothing given up, live state equal to its replay.
            Done to it: kill -9, SIGSTOP, connections cut, slow, narrow or half open, a consumer group that shares out anew again and again,
            three times as many clients as it can serve. Everything stays on the loopback address.
            Ends with 0 if all held; else it tells the seed and the round that repeat it.

              --rounds N      default 40, all from the first to 200
              --seed S        same seed, same plan; default 1
              --from-round R  begins with this one; the days before it are loaded undisturbed. Default 1
              --replay-every N  holds live state against its replay after so many rounds and at the end; default 20, 0 = never
              --small-disk    the system lies on a disk of its own, in memory, which is full in some rounds; only root may mount one
              --keep          leaves folder and logs, and says where
            """;

    private final Path root;
    private final Progress progress;

    Faults(Path root, Progress progress) {
        this.root = root;
        this.progress = progress;
    }

    static boolean run(Path root, Progress progress, String... line) {
        Arguments given = Arguments.of(Set.of("--keep", "--small-disk"), Set.of("--rounds", "--seed", "--from-round", "--replay-every"),
                line);
        int from = number(given, "--from-round", 1, 1, FaultRounds.MOST);
        int rounds = number(given, "--rounds", Math.min(40, FaultRounds.MOST - from + 1), 1, FaultRounds.MOST - from + 1);
        int replays = number(given, "--replay-every", 20, 0, FaultRounds.MOST);
        FaultPlan plan = new FaultPlan(given.value("--seed", Long::valueOf).orElse(1L), given.has("--small-disk"));
        if (plan.fullDisk() && given.has("--keep")) throw new WrongUse("a disk in memory cannot be kept");
        return new Faults(root, progress).run(plan, from, from + rounds - 1, replays, given.has("--keep"));
    }

    private static int number(Arguments given, String name, int usual, int least, int most) {
        int number = given.value(name, Integer::valueOf).orElse(usual);
        if (number < least || number > most) throw new WrongUse("%s goes from %d to %d, got %d".formatted(name, least, most, number));
        return number;
    }

    private boolean run(FaultPlan plan, int from, int to, int replays, boolean keep) {
        Path data = folder();
        try (SmallDisk disk = plan.fullDisk() ? SmallDisk.mount(data) : null;
                FaultRounds rounds = FaultRounds.start(root, data, disk, progress)) {
            rounds.before(from);
            for (int number = from; number <= to; number++) {
                List<String> broken = rounds.disturbed(plan.round(number));
                boolean replay = replays > 0 && (number == to || number % replays == 0);
                if (broken.isEmpty() && replay) broken = rounds.differingFromReplay(number);
                if (!broken.isEmpty()) return tell(broken, plan, number);
            }
            progress.say("rounds %d to %d of seed %d: all held", from, to, plan.seed());
            return true;
        } finally {
            if (keep) progress.say("folder and logs are in %s", data);
            else
                delete(data);
        }
    }

    private boolean tell(List<String> broken, FaultPlan plan, int number) {
        broken.forEach(one -> progress.print("  " + one + "\n"));
        progress.print("  repeat it with: ./faults --seed %d --from-round %d --rounds 1 %s%n".formatted(plan.seed(), number,
                plan.fullDisk() ? "--small-disk" : "--keep"));
        return false;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("meterwise-faults");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // what is left goes with the temporary folder
        }
    }
}
