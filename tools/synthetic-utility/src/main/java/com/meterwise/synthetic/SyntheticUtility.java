package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The command: writes a synthetic utility to a folder. */
public final class SyntheticUtility {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private SyntheticUtility() {}

    public static void main(String[] arguments) { System.exit(run(System.out, System.err, arguments)); }

    /** @return the exit code */
    static int run(PrintStream answer, PrintStream progress, String... arguments) {
        if (List.of(arguments).contains("--help")) {
            answer.print(Options.HELP);
            return 0;
        }
        try {
            write(Options.of(arguments), progress);
            return 0;
        } catch (IllegalArgumentException e) {
            progress.println(e.getMessage() + " (--help tells the options)");
            return WRONG_USE;
        } catch (IOException e) {
            progress.println("cannot write: " + e);
            return FAILED;
        }
    }

    private static void write(Options options, PrintStream progress) throws IOException {
        Utility utility = options.utility();
        Files.createDirectories(options.folder());
        write(options, "customers", utility::writeCustomers);
        write(options, "meters", utility::writeMeters);
        write(options, "feeders", utility::writeFeeders);
        write(options, "contracts", utility::writeContracts);
        write(options, "service-events", utility::writeServiceEvents);
        write(options, "indicators", utility::writeIndicators);
        write(options, "holidays", utility::writeHolidays);
        write(options, "truth", utility::writeTruth);
        if (utility.mishaps().faults() > 0) write(options, "faults", utility::writeFaults);
        write(options, "readings", out -> readings(utility, out, progress));
    }

    private static void readings(Utility utility, OutputStream out, PrintStream progress) throws IOException {
        long started = System.nanoTime();
        long told = started;
        long blocks = 0;
        for (LocalDate day = utility.from(); day.isBefore(utility.until()); day = day.plusDays(1)) {
            blocks += utility.writeReadings(day, day.plusDays(1), out);
            long now = System.nanoTime();
            boolean last = day.plusDays(1).equals(utility.until());
            if (now - told > 1_000_000_000L || last) {
                told = now;
                progress.printf("%s  %,d blocks  %,.0f blocks/s%n", day, blocks, blocks / ((now - started) / 1e9));
            }
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void write(Options options, String name, Content content) throws IOException {
        Path file = options.folder().resolve(name + (options.gzip() ? ".ndjson.gz" : ".ndjson"));
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream body = options.gzip() ? new GZIPOutputStream(out, 1 << 16) : out) {
            content.writeTo(body);
        }
    }
}
