package com.meterwise.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import com.meterwise.embedded.Root;
import com.meterwise.synthetic.Utility;

/** The invented utility through the whole system: what each stage costs in time, CPU, memory and disk, and how that grows with its size. */
final class SizeBenchmark implements Command {
    private static final double MOST_GROWTH = 1.2;

    private record Sized(int customers, List<SizedWork.Stage> stages) {
        double seconds() { return stages.stream().mapToDouble(SizedWork.Stage::seconds).sum(); }

        double cpuSeconds() { return stages.stream().mapToDouble(SizedWork.Stage::cpuSeconds).sum(); }
    }

    @Override
    public String name() { return "size"; }

    @Override
    public String summary() {
        return "an invented utility through the whole system: time, CPU, memory and disk of each stage, and how they grow";
    }

    @Override
    public String options() { return """
            --customers N,N,...  sizes, each in a system of its own, smallest first; default 1000,3000,10000
            --days N             of half-hours, default 30
            --ports N            of its systems, the first one, default 28080"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int[] sizes = arguments.value("customers", text -> Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray())
                .orElse(new int[]{ 1_000, 3_000, 10_000 });
        int days = arguments.number("days", 30, 2);
        int ports = arguments.number("ports", 28_080, 1_024);
        arguments.refuseTheRest();
        List<Sized> all = new ArrayList<>();
        for (int customers : sizes) {
            Sized one = measured(Utility.of(customers, LocalDate.of(2026, 3, 1), days, ZoneId.of("Europe/Berlin")), ports);
            print(one, days);
            all.add(one);
        }
        return grown(all, days);
    }

    private static Sized measured(Utility utility, int ports) throws Exception {
        Path files = Files.createTempDirectory(Files.createDirectories(Root.find().resolve("target/benchmarks")), "size");
        try {
            System.err.printf("  %,d customers, %d days are being made%n", utility.customers(), utility.days());
            SizedFiles.write(utility, files);
            Path data = RunningSystem.started(ports, "--empty", "--clock", "replay");
            try (RunningSystem system = new RunningSystem(data, true)) {
                return new Sized(utility.customers(), new SizedWork(utility, files, system).stages());
            } finally {
                Folders.delete(data);
            }
        } finally {
            Folders.delete(files);
        }
    }

    private static void print(Sized one, int days) {
        System.out.printf(Locale.ROOT, "%n%,d customers, %d days: %,.0f s, %,.0f CPU-seconds%n%n%-22s", one.customers, days, one.seconds(),
                one.cpuSeconds(), "");
        one.stages.forEach(stage -> System.out.printf("%12s", stage.name()));
        System.out.printf("%n");
        row(one, "seconds", SizedWork.Stage::seconds);
        for (String part : Usage.PARTS)
            row(one, part + " CPU-s", stage -> stage.after().cpuSeconds().get(part) - stage.before().cpuSeconds().get(part));
        for (String part : Usage.PARTS)
            row(one, part + " MB", stage -> stage.after().megabytes().get(part));
        for (String store : Usage.STORES)
            row(one, store + " disk MB", stage -> stage.after().diskMegabytes().get(store));
        System.out.println();
    }

    private static void row(Sized one, String name, ToDoubleFunction<SizedWork.Stage> figure) {
        System.out.printf("%-22s", name);
        one.stages.forEach(stage -> System.out.printf(Locale.ROOT, "%,12.0f", figure.applyAsDouble(stage)));
        System.out.printf("%n");
    }

    /** What is spent on a customer's day must not grow with the number of customers. */
    private static boolean grown(List<Sized> all, int days) {
        Goals goals = new Goals();
        for (Sized one : all)
            goals.note("CPU a customer-day, %,d customers".formatted(one.customers), Goals.shown(milliseconds(one, days), "ms"), "");
        Sized least = all.get(0), most = all.get(all.size() - 1);
        if (all.size() > 1)
            goals.atMost("CPU a customer-day, the largest over the smallest", milliseconds(most, days) / milliseconds(least, days),
                    MOST_GROWTH, "", "%,d and %,d customers".formatted(most.customers, least.customers));
        goals.print(System.out);
        return goals.allReached();
    }

    private static double milliseconds(Sized one, int days) { return one.cpuSeconds() * 1e3 / one.customers / days; }
}
