package com.meterwise.synthetic;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The command line, read. */
record Options(Utility utility, Path folder, boolean gzip) {
    static final String HELP = """
            Writes an invented electricity retailer to files: customers, meters, feeders, readings and the truth about them, as NDJSON in
            the shapes of the ingestion service. The same options write the same bytes.

              --out DIR        folder to write to, made if missing (required)
              --from DATE      first day, as 2026-01-01 (required)
              --customers N    2 to 100000000, default 200
              --days D         1 to 36600, default 60
              --zone Z         market zone, default Europe/Berlin
              --interval P     length of a slot, as PT15M, PT30M or PT1H, default PT30M
              --seed S         a whole number, default 1
              --faults S      share of each meter's fortnights in which its readings are spoilt once, default 0; writes faults, too
              --reactive       large customers' meters tell kvarh, too
              --gzip           compress the files
              --help           this text
            """;
    private static final Set<String> FLAGS = Set.of("--reactive", "--gzip");
    private static final Set<String> WITH_VALUE = Set.of("--out", "--from", "--customers", "--days", "--zone", "--interval", "--seed",
            "--faults");

    /** @throws IllegalArgumentException with a message for the person who typed it */
    static Options of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            String value = "";
            if (WITH_VALUE.contains(name)) {
                if (i + 1 == arguments.length) throw new IllegalArgumentException(name + " needs a value");
                value = arguments[++i];
            } else if (!FLAGS.contains(name)) {
                throw new IllegalArgumentException("unknown option " + name);
            }
            if (given.put(name, value) != null) throw new IllegalArgumentException(name + " is given twice");
        }
        for (String required : new String[]{ "--out", "--from" }) {
            if (!given.containsKey(required)) throw new IllegalArgumentException(required + " is missing");
        }
        Utility utility = Utility.of(read(given, "--customers", "200", Integer::valueOf), read(given, "--from", "", LocalDate::parse),
                read(given, "--days", "60", Integer::valueOf), read(given, "--zone", "Europe/Berlin", ZoneId::of))
                .withInterval(read(given, "--interval", "PT30M", Duration::parse))
                .withSeed(read(given, "--seed", "1", Long::valueOf))
                .withMishaps(Mishaps.USUAL.withFaults(read(given, "--faults", "0", Double::valueOf)));
        if (given.containsKey("--reactive")) utility = utility.withReactiveEnergy();
        return new Options(utility, Path.of(given.get("--out")), given.containsKey("--gzip"));
    }

    private static <T> T read(Map<String, String> given, String name, String otherwise, Function<String, T> reader) {
        String text = given.getOrDefault(name, otherwise);
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(name, text), e);
        }
    }
}
