package com.meterwise.platform.rebuild;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.meterwise.contracts.Topic;

/**
 * The tables a service makes of readings alone, which a rebuild can therefore make anew and hold against the live ones.
 *
 * @param readings    topic the live tables are made of
 * @param retold      topic on which ingestion tells the same meter-days once more
 * @param byDay       tables whose rows belong to a day: compared and switched day by day
 * @param alongside   tables written along with them that belong to no day; {@code afterSwitch} mends the live ones
 * @param wholeMonths whether a row sums a month: a rebuild then takes whole months, or it would compare a part with the whole
 * @param afterSwitch statements that bring {@code alongside} in line with the switched days
 */
public record ReadModels(Topic readings, Topic retold, List<ByDay> byDay, List<String> alongside, boolean wholeMonths,
        List<String> afterSwitch) {
    /** Names go into statements as they are. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public ReadModels {
        requireNonNull(readings, "readings");
        requireNonNull(retold, "retold");
        byDay = List.copyOf(byDay);
        alongside = List.copyOf(alongside);
        afterSwitch = List.copyOf(afterSwitch);
        alongside.forEach(ReadModels::named);
        if (byDay.isEmpty()) throw new IllegalArgumentException("a rebuild needs a table to build");
    }

    /** @param owner column of the customer or feeder; @param day column of the day, or of a month's first day */
    public record ByDay(String table, String owner, String day) {
        public ByDay {
            named(table);
            named(owner);
            named(day);
        }
    }

    Stream<String> tables() { return Stream.concat(byDay.stream().map(ByDay::table), alongside.stream()); }

    LocalDate first(LocalDate from) { return wholeMonths ? from.withDayOfMonth(1) : from; }

    LocalDate last(LocalDate to) { return wholeMonths ? to.withDayOfMonth(to.lengthOfMonth()) : to; }

    private static void named(String name) {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not a table's or column's name: " + name);
    }
}
