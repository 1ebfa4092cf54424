package com.meterwise.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.embedded.Root;
import com.meterwise.synthetic.Utility;

/** The invented utility through the whole system: what each stage costs in time, CPU, memory and disk, and how that grows with its size. */
final class SizeBenchmark implements Command {
    private static final String NDJSON = "application/x-ndjson";
    private static final List<String> DAILY = List.of("segmentation", "forecasting", "campaign");
    private static final List<String> READERS = List.of("ingestion", "segmentation", "forecasting", "campaign");
    /** When nobody is behind so often, one look after the other, it stays so: what one has told the next reads within a second. */
    private static final int QUIET_LOOKS = 5;
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Between two looks at counts, which take time themselves. */
    private static final Duration COUNT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofHours(4);
    private static final double MOST_GROWTH = 1.2;

    private record Stage(String name, double seconds, Usage before, Usage after) {
        double cpuSeconds() { return after.allCpuSeconds() - before.allCpuSeconds(); }
    }

    private record Sized(int customers, List<Stage> stages) {
        double seconds() { return stages.stream().mapToDouble(Stage::seconds).sum(); }

        double cpuSeconds() { return stages.stream().mapToDouble(Stage::cpuSeconds).sum(); }
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

    private static Sized measured(Utility utility, int ports) throws IOException, InterruptedException {
        Path files = Files.createTempDirectory(Files.createDirectories(Root.find().resolve("target/benchmarks")), "size");
        try {
            written(utility, files);
            Path data = RunningSystem.started(ports, "--empty", "--clock", "replay");
            try (RunningSystem system = new RunningSystem(data, true)) {
                return new Sized(utility.customers(), worked(utility, files, system));
            } finally {
                delete(data);
            }
        } finally {
            delete(files);
        }
    }

    /** Made before anything is measured. */
    private static void written(Utility utility, Path files) throws IOException {
        System.err.printf("  %,d customers, %d days are being made%n", utility.customers(), utility.days());
        write(files.resolve("feeders"), utility::writeFeeders);
        write(files.resolve("customers"), utility::writeCustomers);
        write(files.resolve("meters"), utility::writeMeters);
        write(files.resolve("contracts"), utility::writeContracts);
        write(files.resolve("holidays"), utility::writeHolidays);
        write(files.resolve("indicators"), utility::writeIndicators);
        for (LocalDate day = utility.from(); day.isBefore(utility.until()); day = day.plusDays(1)) {
            LocalDate one = day;
            write(files.resolve(day.toString()), out -> utility.writeReadings(one, one.plusDays(1), out));
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void write(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        }
    }

    private interface Doing {
        void run() throws IOException, InterruptedException;
    }

    private static List<Stage> worked(Utility utility, Path files, RunningSystem system) throws IOException, InterruptedException {
        LocalDate last = utility.until().minusDays(1);
        List<Stage> stages = new ArrayList<>();
        stages.add(stage("register", system, () -> {
            register(files, system);
            awaitRead(system);
        }));
        stages.add(stage("readings", system, () -> {
            for (LocalDate day = utility.from(); !day.isAfter(last); day = day.plusDays(1))
                post(system, "/v1/readings", files.resolve(day.toString()));
            awaitRead(system);
        }));
        stages.add(stage("days", system, () -> {
            await("the close of " + last, LOOK, () -> isClosed(system, last));
            await("the work of closed days", COUNT, () -> allDone(system, last));
        }));
        return stages;
    }

    private static Stage stage(String name, RunningSystem system, Doing doing) throws IOException, InterruptedException {
        Usage before = Usage.of(system.data());
        long start = System.nanoTime();
        doing.run();
        Stage stage = new Stage(name, (System.nanoTime() - start) / 1e9, before, Usage.of(system.data()));
        System.err.printf(Locale.ROOT, "  %s: %,.0f s%n", name, stage.seconds());
        return stage;
    }

    private static void register(Path files, RunningSystem system) throws IOException, InterruptedException {
        try (Stream<String> feeders = Files.lines(files.resolve("feeders"))) {
            for (String feeder : (Iterable<String>) feeders::iterator)
                RunningSystem.answer(system.request("ingestion", "/v1/feeders/" + Json.MAPPER.readTree(feeder)
                        .get("feederId").asText(), "ingest").header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(feeder)).build());
        }
        for (String kind : List.of("customers", "meters", "contracts", "holidays", "indicators"))
            post(system, "/v1/" + kind, files.resolve(kind));
    }

    private static void post(RunningSystem system, String path, Path lines) throws IOException, InterruptedException {
        HttpRequest request = system.request("ingestion", path, "ingest").header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofFile(lines)).build();
        JsonNode report = RunningSystem.answer(request);
        if (report.path("rejected").asLong() > 0) throw new IllegalStateException("%s refuses: %s".formatted(path, report));
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Duration look, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("not in time: " + what);
            LockSupport.parkNanos(look.toNanos());
        }
    }

    /** Until every service has read what the others told. */
    private static void awaitRead(RunningSystem system) throws IOException, InterruptedException {
        int[] quiet = new int[1];
        await("the end of every topic", LOOK, () -> {
            quiet[0] = behind(system) == 0 ? quiet[0] + 1 : 0;
            return quiet[0] == QUIET_LOOKS;
        });
    }

    /** Records that are not applied yet, over all services. */
    private static long behind(RunningSystem system) throws IOException, InterruptedException {
        long behind = 0;
        for (String reader : READERS)
            behind += system.get(reader, "/v1/intake").path("behind").asLong();
        return behind;
    }

    /** Many days are closed one after the other, for longer than a request waits: asked again, it goes on. */
    private static boolean isClosed(RunningSystem system, LocalDate last) throws IOException, InterruptedException {
        int status = RunningSystem.status(system.request("ingestion", "/v1/market-days/close?through=" + last, "operator")
                .POST(BodyPublishers.noBody()).build());
        if (status != 200 && status != 503) throw new IllegalStateException("closing %s answers %d".formatted(last, status));
        return status == 200;
    }

    private static boolean allDone(RunningSystem system, LocalDate last) throws IOException, InterruptedException {
        StringBuilder told = new StringBuilder();
        boolean all = true;
        for (String service : DAILY) {
            String done = system.get(service, "/v1/status").path("lastDoneDay").asText("-");
            told.append(' ').append(service).append(' ').append(done);
            all &= done.equals(last.toString());
        }
        System.err.println("  days done:" + told);
        return all;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private static void print(Sized one, int days) {
        System.out.printf(Locale.ROOT, "%n%,d customers, %d days: %,.0f s, %,.0f CPU-seconds%n%n%-22s", one.customers, days, one.seconds(),
                one.cpuSeconds(), "");
        one.stages.forEach(stage -> System.out.printf("%12s", stage.name));
        System.out.printf("%n");
        row(one, "seconds", Stage::seconds);
        for (String part : Usage.PARTS)
            row(one, part + " CPU-s", stage -> stage.after.cpuSeconds().get(part) - stage.before.cpuSeconds().get(part));
        for (String part : Usage.PARTS)
            row(one, part + " MB", stage -> stage.after.megabytes().get(part));
        for (String store : Usage.STORES)
            row(one, store + " disk MB", stage -> stage.after.diskMegabytes().get(store));
        System.out.println();
    }

    private static void row(Sized one, String name, ToDoubleFunction<Stage> figure) {
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
