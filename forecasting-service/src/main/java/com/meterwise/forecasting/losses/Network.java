package com.meterwise.forecasting.losses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.MasterTable.FeederMeter;
import com.meterwise.forecasting.intake.MeterDay;

/**
 * Which feeder hangs on which, and which meters hang on them.
 *
 * @param unknownClassPercent error of a meter whose accuracy class is not known
 */
public record Network(List<Feeder> feeders, List<FeederMeter> meters, double unknownClassPercent) {
    public Network {
        feeders = List.copyOf(feeders);
        meters = List.copyOf(meters);
    }

    public Optional<Feeder> feeder(String feederId) {
        return feeders.stream().filter(feeder -> feeder.feederId().equals(feederId)).findFirst();
    }

    /** The feeder and those that hang directly on it: whose meters its balance takes. */
    public Set<String> withBelow(String feederId) {
        Set<String> ids = new TreeSet<>(Set.of(feederId));
        feeders.stream().filter(feeder -> feederId.equals(feeder.parentId())).forEach(feeder -> ids.add(feeder.feederId()));
        return ids;
    }

    /**
     * Balances of a day, in the order of the feeders; of those that have none, none.
     *
     * @param of    feeders asked for
     * @param start begin of the day
     * @param days  the day's meter-days, of at least these feeders and those below them
     */
    public List<Balance> balances(Collection<String> of, LocalDate day, Instant start, Collection<MeterDay> days) {
        Map<String, List<MeterDay>> onFeeder = new HashMap<>();
        for (MeterDay meterDay : days)
            onFeeder.computeIfAbsent(meterDay.feederId(), id -> new ArrayList<>()).add(meterDay);
        Map<String, Set<String>> expected = new HashMap<>();
        Map<String, String> accuracyClass = new HashMap<>();
        for (FeederMeter meter : meters) {
            if (meter.accuracyClass() != null) accuracyClass.put(meter.meterId(), meter.accuracyClass());
            if (meter.isExpected(start)) expected.computeIfAbsent(meter.feederId(), id -> new HashSet<>()).add(meter.meterId());
        }
        Map<String, List<MeterDay>> supplyBelow = new HashMap<>();
        for (Feeder child : feeders)
            if (child.parentId() != null)
                onFeeder.getOrDefault(child.feederId(), List.of()).stream().filter(Network::isSupply)
                        .forEach(meter -> supplyBelow.computeIfAbsent(child.parentId(), id -> new ArrayList<>()).add(meter));
        Set<String> asked = Set.copyOf(of);
        List<Balance> balances = new ArrayList<>();
        for (Feeder feeder : feeders) {
            if (!asked.contains(feeder.feederId())) continue;
            new FeederDay(feeder, day, onFeeder.getOrDefault(feeder.feederId(), List.of()),
                    supplyBelow.getOrDefault(feeder.feederId(), List.of()), expected.getOrDefault(feeder.feederId(), Set.of()),
                    accuracyClass).balance(unknownClassPercent).ifPresent(balances::add);
        }
        return balances;
    }

    private static boolean isSupply(MeterDay meter) { return meter.kind().equals(MeterDay.FEEDER) && meter.channel().endsWith("Kwh"); }
}
