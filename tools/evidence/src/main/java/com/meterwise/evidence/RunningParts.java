package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a running system, found by their command lines among those it has noted. */
final class RunningParts {
    static final Map<String, String> MARKS = Map.of("ingestion", "ingestion-service", "segmentation", "segmentation-service", "forecasting",
            "forecasting-service", "campaign", "campaign-service", "Kafka", "kafka.Kafka", "PostgreSQL", "bin/postgres");

    private final Path noted;

    RunningParts(Path data) { noted = data.resolve("stack.processes"); }

    /** The one that lives now; empty while there is none. */
    Optional<ProcessHandle> of(String part) throws IOException {
        List<String> lines = Files.readAllLines(noted);
        return lines.stream().map(line -> Long.parseLong(line.split(" ")[0])).flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(ProcessHandle::isAlive).filter(process -> commandLine(process).contains(MARKS.get(part))).findFirst();
    }

    /** The operating system's, since Java leaves out arguments it finds too long. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
