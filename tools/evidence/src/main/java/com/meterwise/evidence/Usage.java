package com.meterwise.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the parts of a running system have used so far, as Linux tells it.
 *
 * @param cpuSeconds by part, since its start
 * @param megabytes  by part: a Java process's most, PostgreSQL's now, each page that its processes share counted once
 * @param diskMegabytes by store
 */
record Usage(Map<String, Double> cpuSeconds, Map<String, Double> megabytes, Map<String, Double> diskMegabytes) {
    static final List<String> PARTS = List.of("ingestion", "segmentation", "forecasting", "campaign", "Kafka", "PostgreSQL");
    static final List<String> STORES = List.of("kafka", "postgresql");
    /** USER_HZ: what /proc counts processor time in, on every Linux. */
    private static final double TICKS = 100;

    static Usage of(Path data) throws IOException, InterruptedException {
        RunningParts running = new RunningParts(data);
        Map<String, Double> cpu = new TreeMap<>(), memory = new TreeMap<>(), disk = new TreeMap<>();
        for (String part : PARTS) {
            ProcessHandle process = running.of(part).orElseThrow(() -> new IllegalStateException(part + " does not run"));
            boolean forks = part.equals("PostgreSQL");
            List<ProcessHandle> all = Stream.concat(Stream.of(process), forks ? process.descendants() : Stream.empty()).toList();
            cpu.put(part, all.stream().mapToDouble(Usage::cpuSeconds).sum());
            memory.put(part, all.stream().mapToDouble(one -> megabytes(one, forks ? "smaps_rollup" : "status", forks ? "Pss:" : "VmHWM:"))
                    .sum());
        }
        for (String store : STORES)
            disk.put(store, diskMegabytes(data.resolve(store)));
        return new Usage(cpu, memory, disk);
    }

    double allCpuSeconds() { return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum(); }

    /** Its own and that of children that are gone. */
    private static double cpuSeconds(ProcessHandle process) {
        String[] fields = read(process, "stat").map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ")).orElse(new String[0]);
        double ticks = 0;
        for (int field = 11; field < Math.min(15, fields.length); field++)
            ticks += Long.parseLong(fields[field]);
        return ticks / TICKS;
    }

    private static double megabytes(ProcessHandle process, String file, String name) {
        return read(process, file).stream().flatMap(String::lines).filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).sum();
    }

    /** Empty if it is gone meanwhile. */
    private static Optional<String> read(ProcessHandle process, String file) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** What lies on the disk: Kafka's index files are longer than they are full. */
    private static double diskMegabytes(Path folder) throws IOException, InterruptedException {
        Process du = new ProcessBuilder("du", "-sk", folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String told = new String(du.getInputStream().readAllBytes());
        du.waitFor();
        return Double.parseDouble(told.split("\\s")[0]) / 1024;
    }
}
