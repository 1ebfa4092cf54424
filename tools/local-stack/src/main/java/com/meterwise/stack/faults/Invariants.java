package com.meterwise.stack.faults;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

/** What must hold once a system has come to rest, whatever was done to it. */
public final class Invariants {
    private static final int MOST_TOLD = 20;

    private final Map<String, DataSource> databases;
    private final ReadModels models;
    private final Journal journal;

    /** @param databases of the services by name */
    public Invariants(Map<String, DataSource> databases, Journal journal) {
        this.databases = new TreeMap<>(databases);
        this.models = new ReadModels(databases.get("ingestion"), databases.get("segmentation"), databases.get("forecasting"));
        this.journal = journal;
    }

    /** @return what does not hold, for a person, the first few; empty if all is well */
    public List<String> broken(LocalDate from, LocalDate to) {
        List<String> broken = new ArrayList<>();
        Map<MeterDay, long[]> accepted = journal.meterDays();
        Map<MeterDay, long[]> measured = models.measured(from, to);
        accepted.forEach((meterDay, sent) -> {
            if (meterDay.day().isBefore(from) || meterDay.day().isAfter(to)) return;
            String difference = difference(sent, measured.get(meterDay));
            if (difference != null) broken.add("accepted and not kept: " + meterDay + ", " + difference);
        });
        measured.keySet().stream().filter(meterDay -> !accepted.containsKey(meterDay))
                .forEach(meterDay -> broken.add("kept and never accepted: " + meterDay));
        Map<MeterDay, Held> told = models.told(from, to);
        compare("forecasting", told, models.forecasting(from, to), broken);
        Map<MeterDay, Held> ofCustomers = new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        Map<MeterDay, Held> segmented = models.segmentation(from, to);
        told.forEach((meterDay, held) -> {
            if (!isOfAFeeder(meterDay)) ofCustomers.put(meterDay, held);
        });
        compare("segmentation", ofCustomers, segmented, broken);
        models.unevenCustomerDays(from, to).forEach((customer, total) -> broken
                .add("counted more than once or not at all: segmentation has %d Wh for %s, its meters sum to something else"
                        .formatted(total, customer)));
        databases.forEach((service, database) -> {
            long dead = ReadModels.deadLetters(database);
            if (dead > 0) broken.add("given up: %d dead letters of %s, and nothing sent was poison".formatted(dead, service));
        });
        if (databases.containsKey("campaign") && ReadModels.doubleOffers(databases.get("campaign")) > 0)
            broken.add("a customer has two open offers of a campaign");
        return broken.size() <= MOST_TOLD ? broken : broken.subList(0, MOST_TOLD);
    }

    /** A feeder's supply meter is no customer's. */
    private static boolean isOfAFeeder(MeterDay meterDay) {
        return meterDay.meterId().startsWith("FM-");
    }

    static void compare(String service, Map<MeterDay, Held> told, Map<MeterDay, Held> held, List<String> broken) {
        told.forEach((meterDay, one) -> {
            Held other = held.get(meterDay);
            if (!one.equals(other)) broken.add("%s differs from ingestion: %s, told %s, held %s".formatted(service, meterDay, one, other));
        });
        held.keySet().stream().filter(meterDay -> !told.containsKey(meterDay))
                .forEach(meterDay -> broken.add("%s holds what ingestion does not: %s".formatted(service, meterDay)));
    }

    /** @return null if there is none */
    static String difference(long[] sent, long[] kept) {
        if (kept == null) return "there is no such meter-day";
        if (kept.length != sent.length) return "%d slots instead of %d".formatted(kept.length, sent.length);
        for (int slot = 0; slot < sent.length; slot++)
            if (sent[slot] != kept[slot]) return "slot %d is %d Wh instead of %d".formatted(slot, kept[slot], sent[slot]);
        return null;
    }
}
