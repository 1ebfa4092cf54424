package com.meterwise.campaign.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * Which period each hour of the day belongs to.
 *
 * @param weekday 24 period names, local hours 0 to 23
 * @param weekend the same for weekends and holidays
 */
public record DayPeriods(List<String> weekday, List<String> weekend) {
    public static final int HOURS = 24;

    public DayPeriods {
        weekday = List.copyOf(requireNonNull(weekday, "weekday"));
        weekend = List.copyOf(requireNonNull(weekend, "weekend"));
        if (weekday.size() != HOURS || weekend.size() != HOURS)
            throw new IllegalArgumentException("a day needs 24 periods, got %d and %d".formatted(weekday.size(), weekend.size()));
    }

    /** @throws IllegalArgumentException if an hour belongs to a period that is not among those priced */
    void requirePriced(Set<String> priced) {
        if (!priced.containsAll(weekday) || !priced.containsAll(weekend))
            throw new IllegalArgumentException("periods without a price: priced are " + priced);
    }
}
