package com.meterwise.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The command line of ./load, read.
 *
 * @param format absent: by the file's beginning
 * @param query  parameters of the request that the person has given
 */
record LoadOptions(List<Path> files, Kind kind, Optional<Format> format, ZoneId zone, Optional<Duration> interval, List<String> time,
        Map<String, String> query, boolean close, Optional<LocalDate> through, Path data) {
    static final String HELP = """
            Streams files of readings, plain or gzip, into the running system: ./load FILE...

              --kind K         readings (default), customers, meters, feeders, contracts, service-events, invoices, indicators, holidays or
                               competitor-packages: a CSV whose header names the fields, NDJSON or JSON
              --format F       csv-columns: a time column, then a column a meter; csv-long: meterId,start,kwh; csv-days: meterId,day,interval,v1...;
                               ndjson: a block a line; json: a block or an array; xml: Green Button or CIM; default auto: by the file's beginning
              --zone Z         of times without an offset, default UTC
              --interval P     length of a slot, as PT30M; csv-columns: default as the first two rows show it
              --unit U         kWh (default), Wh, MWh or kW
              --time COL       csv-columns: the time's column, default the first; COL+COL for date and time of day
              --skip COL       csv-columns: a column that is no meter
              --zeros missing  a zero means that there is no value
              --no-register    refuses unknown meters; else each becomes a meter of a customer of its own
              --no-close       leaves market days open; else, with --clock replay, days are closed and the services' work is waited for
              --through DATE   last day to close, default yesterday
              --data DIR       the system's folder, default .local
            """;
    private static final Set<String> SENT = Set.of("--zone", "--interval", "--unit", "--time", "--skip", "--zeros");

    LoadOptions {
        files = List.copyOf(files);
        time = List.copyOf(time);
        query = new LinkedHashMap<>(query);
    }

    /** @throws WrongUse also if a file cannot be read: better before the first is loaded than after */
    static LoadOptions of(Path root, String... line) {
        Set<String> values = new java.util.HashSet<>(SENT);
        values.addAll(Set.of("--format", "--through", "--data", "--kind"));
        Arguments given = Arguments.of(Set.of("--no-register", "--register", "--no-close"), values, line);
        if (given.rest().isEmpty()) throw new WrongUse("load needs a file");
        List<Path> files = given.rest().stream().map(Path::of).toList();
        for (Path file : files)
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) throw new WrongUse("cannot read " + file);
        Map<String, String> query = new LinkedHashMap<>();
        SENT.stream().sorted()
                .forEach(name -> given.value(name, Function.identity()).ifPresent(value -> query.put(name.substring(2), value)));
        query.put("register", Boolean.toString(!given.has("--no-register")));
        return new LoadOptions(files, given.value("--kind", Kind::named).orElse(Kind.READINGS),
                given.value("--format", name -> name.equals("auto") ? null : Format.named(name)),
                given.value("--zone", ZoneId::of).orElse(ZoneId.of("UTC")), given.value("--interval", Duration::parse),
                given.value("--time", text -> List.of(text.split("\\+"))).orElse(new ArrayList<>()), query, !given.has("--no-close"),
                given.value("--through", LocalDate::parse),
                given.value("--data", Path::of).orElse(root.resolve(".local")).toAbsolutePath().normalize());
    }
}
