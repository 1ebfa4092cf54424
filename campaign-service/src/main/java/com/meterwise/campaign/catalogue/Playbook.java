package com.meterwise.campaign.catalogue;

import static com.meterwise.campaign.catalogue.Definition.requireId;
import static com.meterwise.campaign.catalogue.Definition.requireText;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How customers of some tiers and segments are looked after.
 *
 * @param tiers    it is for; empty means all
 * @param segments it is for; empty means all
 * @param services given on a cadence
 * @param alarms   what demands a person
 */
public record Playbook(String playbookId, int version, String name, Set<String> tiers, Set<String> segments, List<Service> services,
        List<Alarm> alarms, LocalDate validFrom, String source) implements Definition<Playbook> {
    private static final int MOST = 50;
    private static final int LONGEST_DAYS = 3660;

    /**
     * @param owner       role or person who gives it
     * @param cadenceDays days from one time to the next
     * @param when        condition in {@link Words} under which it is given, or null for always
     * @param why         for the person who reads the plan
     */
    public record Service(String serviceId, String name, String owner, int cadenceDays, String when, String why) {
        public Service {
            requireId(serviceId, "serviceId");
            requireText(name, "service.name", 200);
            requireText(owner, "service.owner", 100);
            requireText(why, "service.why", 500);
            if (cadenceDays < 1 || cadenceDays > LONGEST_DAYS)
                throw new IllegalArgumentException("cadenceDays must be 1 to %d, got %d".formatted(LONGEST_DAYS, cadenceDays));
            if (when != null) Words.condition(when);
        }
    }

    /**
     * A task for a person when something becomes true.
     *
     * @param onChange  raised when the customer's segment or tier changes
     * @param when      condition in {@link Words} that has to hold; null with {@code onChange} for every change
     * @param dueDays   days until it should be done
     * @param againDays days before it is raised once more for the same customer
     */
    public record Alarm(String alarmId, String title, String owner, boolean onChange, String when, int dueDays, int againDays) {
        public Alarm {
            requireId(alarmId, "alarmId");
            requireText(title, "alarm.title", 200);
            requireText(owner, "alarm.owner", 100);
            if (!onChange && when == null) throw new IllegalArgumentException("alarm %s needs onChange or when".formatted(alarmId));
            if (dueDays < 0 || dueDays > LONGEST_DAYS || againDays < 1 || againDays > LONGEST_DAYS)
                throw new IllegalArgumentException("dueDays and againDays must be at most %d".formatted(LONGEST_DAYS));
            if (when != null) Words.condition(when);
        }
    }

    public Playbook {
        requireId(playbookId, "playbookId");
        requireText(name, "name", 200);
        tiers = tiers == null ? Set.of() : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tiers));
        segments = segments == null ? Set.of() : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(segments));
        services = services == null ? List.of() : List.copyOf(services);
        alarms = alarms == null ? List.of() : List.copyOf(alarms);
        if (services.size() > MOST || alarms.size() > MOST)
            throw new IllegalArgumentException("at most %d services and alarms".formatted(MOST));
        if (services.stream().map(Service::serviceId).distinct().count() < services.size()
                || alarms.stream().map(Alarm::alarmId).distinct().count() < alarms.size())
            throw new IllegalArgumentException("each service and each alarm needs an id of its own");
        // tasks are raised every day, for the few customers whose tier asks for it
        if (!alarms.isEmpty() && tiers.isEmpty()) throw new IllegalArgumentException("a playbook with alarms names its tiers");
        validFrom = validFrom == null ? FIRST_OF_TIME : validFrom;
    }

    public boolean isFor(String tier, String segment) {
        return (tiers.isEmpty() || tier != null && tiers.contains(tier))
                && (segments.isEmpty() || segment != null && segments.contains(segment));
    }

    @Override
    public String id() { return playbookId; }

    @Override
    public Playbook withVersion(int next) {
        return new Playbook(playbookId, next, name, tiers, segments, services, alarms, validFrom, source);
    }
}
