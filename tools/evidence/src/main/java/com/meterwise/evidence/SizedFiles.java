package com.meterwise.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import com.meterwise.synthetic.Utility;

/** An invented utility as files, made before anything is measured. */
final class SizedFiles {
    private SizedFiles() {}

    /** A file of each kind of master data, named as the service's path, and one of each day's readings. */
    static void write(Utility utility, Path files) throws IOException {
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
}
