package com.meterwise.stack.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults come when. A round follows from seed and number alone, so that any round can be repeated without those before it; kinds and
 * victims are dealt from shuffled decks, so that few rounds have seen them all.
 *
 * @param seed     same seed, same plan
 * @param fullDisk whether the system has a disk of its own, which can be filled
 */
public record FaultPlan(long seed, boolean fullDisk) {
    public static final List<String> SERVICES = List.of("ingestion", "segmentation", "forecasting", "campaign");
    private static final List<String> VICTIMS = List.of("ingestion", "Kafka", "segmentation", "PostgreSQL", "forecasting", "campaign");
    private static final int SHORTEST_MILLIS = 1_000;
    private static final int USUAL_MILLIS = 4_000;
    private static final int LAST_BEGIN_MILLIS = 4_500;

    public FaultPlan(long seed) { this(seed, false); }

    /** @param number from 1 */
    public record Round(long seed, int number, List<Fault> faults) {
        public Round {
            if (number < 1) throw new IllegalArgumentException("rounds are counted from 1, got " + number);
            faults = List.copyOf(faults);
        }
    }

    /** A kill at any time, and something else while the readings come in. */
    public Round round(int number) {
        Random chance = chance(number, 0);
        List<Fault> faults = new ArrayList<>();
        faults.add(other(dealt(kinds(), number, 1), number, chance));
        faults.add(new Fault(FaultKind.KILL, dealt(VICTIMS, number, 2), null, chance.nextInt(LAST_BEGIN_MILLIS), 0, 0));
        return new Round(seed, number, faults);
    }

    private List<FaultKind> kinds() {
        return Arrays.stream(FaultKind.values()).filter(kind -> fullDisk || kind != FaultKind.FULL_DISK).toList();
    }

    private Fault other(FaultKind kind, int number, Random chance) {
        int at = chance.nextInt(2_000);
        int lasts = SHORTEST_MILLIS + chance.nextInt(USUAL_MILLIS);
        Store store = kind.isOfALink() ? Store.values()[chance.nextInt(2)] : null;
        String service = dealt(SERVICES, number, 3);
        return switch (kind) {
            case KILL -> new Fault(kind, dealt(VICTIMS, number, 4), null, at, 0, 0);
            case PAUSE -> new Fault(kind, dealt(VICTIMS, number, 4), null, at, 2 * lasts, 0);
            case LATENCY -> new Fault(kind, service, store, at, lasts, 20 + chance.nextInt(280));
            case BANDWIDTH -> new Fault(kind, service, store, at, lasts, 4_000 << chance.nextInt(5));
            case CUT, HALF_OPEN, REBALANCE -> new Fault(kind, service, store, at, lasts, 0);
            case OVERLOAD -> new Fault(kind, "ingestion", null, at, lasts, 0);
            case FULL_DISK -> new Fault(kind, "disk", null, at, lasts, 0);
        };
    }

    /** The {@code number}-th card of decks that are each shuffled anew. */
    private <T> T dealt(List<T> cards, int number, int deck) {
        List<T> shuffled = new ArrayList<>(cards);
        Collections.shuffle(shuffled, chance((number - 1) / cards.size(), deck));
        return shuffled.get((number - 1) % cards.size());
    }

    /** Seeds that differ little give unlike chances. */
    private Random chance(int number, int deck) {
        return new Random(Arrays.hashCode(new long[]{ seed, number, deck }) * 0x9E3779B97F4A7C15L);
    }
}
