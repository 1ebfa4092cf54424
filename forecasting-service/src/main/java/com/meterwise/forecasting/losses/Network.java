package com.meterwise.forecasting.losses;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.MasterTable.FeederMeter;
import com.meterwise.forecasting.intake.MeterDay;

/** Which feeder hangs on which, and which meters hang on them. What is asked of some feeders costs what these have, however large the network. */
public final class Network {
    private final Map<String, Feeder> feeders = new LinkedHashMap<>();
    private final Map<String, List<Feeder>> below;
    private final Map<String, List<FeederMeter>> meters;
    private final double unknownClassPercent;

    /**
     * @param feeders             in the order in which their balances are told
     * @param unknownClassPercent error of a meter whose accuracy class is not known
     */
    public Network(List<Feeder> feeders, List<FeederMeter> meters, double unknownClassPercent) {
        feeders.forEach(feeder -> this.feeders.put(feeder.feederId(), feeder));
        this.below = feeders.stream().filter(feeder -> feeder.parentId() != null).collect(groupingBy(Feeder::parentId));
        this.meters = meters.stream().collect(groupingBy(FeederMeter::feederId));
        this.unknownClassPercent = unknownClassPercent;
    }

    public List<Feeder> feeders() { return List.copyOf(feeders.values()); }

    public Optional<Feeder> feeder(String feederId) { return Optional.ofNullable(feeders.get(feederId)); }

    /** The feeders in parts, in order, each of as many as have so many meters together. */
    public List<List<String>> parts(int mostMeters) {
        List<List<String>> parts = new ArrayList<>();
        int held = mostMeters;
        for (String feederId : feeders.keySet()) {
            int more = meters.getOrDefault(feederId, List.of()).size();
            if (held + more > mostMeters) {
                parts.add(new ArrayList<>());
                held = 0;
            }
            parts.get(parts.size() - 1).add(feederId);
            held += more;
        }
        return parts;
    }

    /** The feeders and those that hang directly on them: whose meters their balances take. */
    public Set<String> withBelow(Collection<String> feederIds) {
        Set<String> ids = new TreeSet<>(feederIds);
        for (String feederId : feederIds)
            below(feederId).forEach(child -> ids.add(child.feederId()));
        return ids;
    }

    private List<Feeder> below(String feederId) { return below.getOrDefault(feederId, List.of()); }

    /**
     * Balances of a day, in the order given; of those that have none, none.
     *
     * @param of    feeders asked for
     * @param start begin of the day
     * @param days  the day's meter-days, of at least these feeders and those below them
     */
    public List<Balance> balances(Collection<String> of, LocalDate day, Instant start, Collection<MeterDay> days) {
        Map<String, List<MeterDay>> onFeeder = days.stream().filter(meterDay -> meterDay.feederId() != null)
                .collect(groupingBy(MeterDay::feederId));
        List<Balance> balances = new ArrayList<>();
        for (String feederId : of)
            feeder(feederId).flatMap(feeder -> feederDay(feeder, day, start, onFeeder).balance(unknownClassPercent))
                    .ifPresent(balances::add);
        return balances;
    }

    private FeederDay feederDay(Feeder feeder, LocalDate day, Instant start, Map<String, List<MeterDay>> onFeeder) {
        String id = feeder.feederId();
        List<MeterDay> supplyBelow = below(id).stream().flatMap(child -> onFeeder.getOrDefault(child.feederId(), List.of()).stream())
                .filter(Network::isSupply).toList();
        Set<String> expected = meters(id).filter(meter -> meter.isExpected(start)).map(FeederMeter::meterId).collect(toSet());
        Map<String, String> accuracyClass = new HashMap<>();
        Stream.concat(meters(id), below(id).stream().flatMap(child -> meters(child.feederId())))
                .filter(meter -> meter.accuracyClass() != null)
                .forEach(meter -> accuracyClass.put(meter.meterId(), meter.accuracyClass()));
        return new FeederDay(feeder, day, onFeeder.getOrDefault(id, List.of()), supplyBelow, expected, accuracyClass);
    }

    private Stream<FeederMeter> meters(String feederId) { return meters.getOrDefault(feederId, List.of()).stream(); }

    private static boolean isSupply(MeterDay meter) { return meter.kind().equals(MeterDay.FEEDER) && meter.channel().endsWith("Kwh"); }
}
