package com.meterwise.segmentation.clustering;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import com.meterwise.segmentation.features.LoadProfile;

/**
 * At most so many profiles, of each stratum as many as its share of all. Which ones follows from the customers' ids alone, so neither the
 * order they come in nor how they are divided among batches changes the sample; memory holds no more than the sample of each stratum.
 */
public final class StratifiedSample {
    private final int most;
    private final Function<LoadProfile, String> stratumOf;
    private final SortedMap<String, Stratum> strata = new TreeMap<>();

    public StratifiedSample(int most, Function<LoadProfile, String> stratumOf) {
        if (most < 1) throw new IllegalArgumentException("a sample needs a row, got " + most);
        this.most = most;
        this.stratumOf = stratumOf;
    }

    private record Ticket(long number, LoadProfile profile) {}

    private static final class Stratum {
        private long seen;
        private final PriorityQueue<Ticket> lowest = new PriorityQueue<>(
                comparingLong(Ticket::number).thenComparing(ticket -> ticket.profile.customerId()).reversed());
    }

    public void add(LoadProfile profile) {
        Stratum stratum = strata.computeIfAbsent(stratumOf.apply(profile), name -> new Stratum());
        stratum.seen++;
        stratum.lowest.add(new Ticket(number(profile.customerId()), profile));
        if (stratum.lowest.size() > most) stratum.lowest.poll();
    }

    /** How many were added. */
    public int seen() { return (int) strata.values().stream().mapToLong(stratum -> stratum.seen).sum(); }

    /** In order of the ids. */
    public List<LoadProfile> profiles() {
        long all = seen();
        List<LoadProfile> sample = new ArrayList<>();
        long before = 0;
        for (Stratum stratum : strata.values()) {
            // cumulative rounding: the quotas add up to the whole
            long quota = all <= most ? stratum.seen : (before + stratum.seen) * most / all - before * most / all;
            before += stratum.seen;
            stratum.lowest.stream().sorted(comparingLong(Ticket::number).thenComparing(ticket -> ticket.profile.customerId())).limit(quota)
                    .forEach(ticket -> sample.add(ticket.profile));
        }
        sample.sort(comparing(LoadProfile::customerId));
        return sample;
    }

    /** A number like a random one, but always the same for a customer (the finaliser of SplitMix64 over the id's hash). */
    private static long number(String customerId) {
        long z = 0x9e3779b97f4a7c15L;
        for (int i = 0; i < customerId.length(); i++)
            z = (z ^ customerId.charAt(i)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
