package com.meterwise.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** ./stop: ends a folder's system, in order. */
final class Stop {
    static final String HELP = """
            Ends the system that ./start has started: the services, then Kafka, then PostgreSQL.

              --data DIR       its folder, default .local
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Progress progress;

    Stop(Progress progress) { this.progress = progress; }

    void run(Path root, String... line) {
        Arguments given = Arguments.of(Set.of(), Set.of("--data"), line);
        if (!given.rest().isEmpty()) throw new WrongUse("stop takes options only, got " + given.rest().get(0));
        stop(given.value("--data", Path::of).orElse(root.resolve(".local")).toAbsolutePath().normalize());
    }

    void stop(Path data) {
        if (!Files.isDirectory(data)) {
            progress.say("nothing runs: there is no %s", data);
            return;
        }
        if (isStopped(data)) {
            progress.say("nothing runs with %s", data);
            return;
        }
        List<ProcessHandle> living = Ownership.living(data);
        // the holder has the lock before it has written its number
        if (living.isEmpty()) throw new Failed("it is just starting; try again in a second");
        progress.say("stopping process %d", living.get(0).pid());
        living.get(0).destroy();
        if (!Pause.until(() -> isStopped(data), PATIENCE)) throw new Failed("process %d does not end".formatted(living.get(0).pid()));
        progress.say("stopped");
    }

    /** Whoever gets the lock knows that its holder is gone; what a killed one left running is ended here. */
    private boolean isStopped(Path data) {
        return Ownership.take(data).map(free -> {
            int orphans = Ownership.endOrphans(data);
            if (orphans > 0) progress.say("ended %d processes that a killed run left behind", orphans);
            SystemFile.remove(data);
            free.close();
            return true;
        }).orElse(false);
    }
}
