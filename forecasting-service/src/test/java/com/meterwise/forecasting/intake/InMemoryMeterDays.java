package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@link MeterDays} promises, in a map. */
class InMemoryMeterDays implements MeterDays {
    private static final Comparator<MeterDay> ORDER = Comparator.comparing(MeterDay::ownerId).thenComparing(MeterDay::meterId);
    private final Map<MeterDay.Key, MeterDay> days = new HashMap<>();

    @Override
    public void replace(Collection<MeterDay> newer, Connection connection) {
        for (MeterDay day : newer)
            days.merge(day.key(), day, (held, next) -> next.revision() > held.revision() ? next : held);
    }

    @Override
    public List<MeterDay> of(Collection<String> owners, String channel, LocalDate after, LocalDate through, Connection connection) {
        return days.values().stream().filter(day -> owners.contains(day.ownerId()) && day.channel().equals(channel))
                .filter(day -> day.day().isAfter(after) && !day.day().isAfter(through)).sorted(ORDER.thenComparing(MeterDay::day)).toList();
    }

    @Override
    public List<MeterDay> onFeeders(Collection<String> feeders, LocalDate after, LocalDate through, Connection connection) {
        return days.values().stream().filter(day -> day.feederId() != null && feeders.contains(day.feederId()))
                .filter(day -> day.day().isAfter(after) && !day.day().isAfter(through))
                .sorted(Comparator.comparing(MeterDay::day).thenComparing(ORDER).thenComparing(MeterDay::channel)).toList();
    }

    @Override
    public void forget(String ownerId, Connection connection) { days.keySet().removeIf(key -> key.ownerId().equals(ownerId)); }
}
