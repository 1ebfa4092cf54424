package com.meterwise.ingestion.checking;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A meter's weeks before a day, values and all. Not thread-safe. */
public final class Past {
    /** Eight weeks are looked back. */
    public static final int DAYS = 56;
    /** Fewer days of a kind cannot show what is usual. */
    static final int LEAST_DAYS = 4;

    private final LocalDate day;
    private final List<Known> days;
    private final DayKind.Calendar calendar;
    private final Map<DayKind, Optional<Typical>> typical = new EnumMap<>(DayKind.class);

    /**
     * A day as it was measured.
     *
     * @param severity    the worst that is said against it
     * @param isEstimated whether gaps of it are filled
     */
    public record Known(Series series, Severity severity, boolean isEstimated) {
        /** Whether the day can stand for another one. */
        public boolean isValid() {
            return series.isComplete() && severity.compareTo(Severity.WARNING) < 0;
        }
    }

    /** @param days before {@code day}, the latest first */
    public Past(LocalDate day, List<Known> days, DayKind.Calendar calendar) {
        this.day = day;
        this.days = List.copyOf(days);
        this.calendar = calendar;
    }

    public static Past none(LocalDate day) { return new Past(day, List.of(), DayKind.Calendar.BY_WEEKDAY); }

    /** The latest first. */
    public List<Known> days() { return days; }

    public DayKind kindOf(LocalDate other) { return calendar.of(other); }

    /** The day's own kind. */
    public DayKind kind() { return calendar.of(day); }

    /** What is usual on days of a kind; empty if too few are known. Days of another length, at clock changes, are left out. */
    public Optional<Typical> typical(DayKind kind, int slots) {
        return typical.computeIfAbsent(kind, any -> {
            List<Series> alike = days.stream().map(Known::series).filter(known -> calendar.of(known.day()) == kind)
                    .filter(known -> known.slots() == slots).toList();
            return alike.size() < LEAST_DAYS ? Optional.empty() : Optional.of(Typical.of(alike, slots));
        });
    }
}
