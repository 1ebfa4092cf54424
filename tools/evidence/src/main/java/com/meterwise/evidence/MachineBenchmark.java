package com.meterwise.evidence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were measured on: without it a time means nothing. */
final class MachineBenchmark implements Command {
    @Override
    public String name() { return "machine"; }

    @Override
    public String summary() { return "the machine: processor, cores, memory, Java, and how busy it is now"; }

    @Override
    public boolean run(Arguments arguments) throws IOException {
        arguments.refuseTheRest();
        Goals table = new Goals();
        table.note("processor", first("/proc/cpuinfo", "model name"), "");
        table.note("cores", Integer.toString(Runtime.getRuntime().availableProcessors()), "");
        table.note("memory", first("/proc/meminfo", "MemTotal"), "");
        table.note("Java", Runtime.version() + " " + System.getProperty("java.vm.name"), "");
        table.note("load, 1 minute", Goals.shown(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), ""), "");
        table.print(System.out);
        return table.allReached();
    }

    private static String first(String file, String key) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) return "unknown";
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(key)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }
}
