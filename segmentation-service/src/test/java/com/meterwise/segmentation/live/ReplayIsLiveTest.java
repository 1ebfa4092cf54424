package com.meterwise.segmentation.live;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.clustering.Archetypes;
import com.meterwise.segmentation.clustering.Axis;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.Space;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfiles;
import com.meterwise.segmentation.features.LoadWindow;
import com.meterwise.segmentation.intake.InMemoryConsumption;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.intake.SlotEnergy;
import com.meterwise.segmentation.membership.Hysteresis;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.membership.Membership;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Memberships and changes per closed day are the same whether a day's readings come in one batch or in many, looked at after each or not at
 * all, on one replica or on several; and what the outside is told is a chain that ends, each day, where the closed day ends.
 */
class ReplayIsLiveTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
    private static final int DAYS = 24;
    private static final int CUSTOMERS = 5;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LoadProfiles PROFILES = new LoadProfiles(Archetypes.FEATURES, new MarketTime(ZoneId.of("UTC")));
    private static final Hysteresis HYSTERESIS = new Hysteresis(Archetypes.FEATURES, 0.15, 2, 0.5);
    private static final Space SPACE = new Space(List.of(
            new Axis("loadFactor", 1, false, 0, 1, 0.5, 0.3), new Axis("nightDayRatio", 1, false, 0, 3, 1, 0.8)));
    private static final SegmentModel MODEL = new SegmentModel("model-1", null, List.of(
            new Level(Level.Name.MASS_MARKET, SPACE,
                    List.of(new Level.Group("S01", new double[]{ -1, -1 }, 10), new Level.Group("S02", new double[]{ 1, 0 }, 10),
                            new Level.Group("S03", new double[]{ -1, 1 }, 10)),
                    30, null, List.of(), List.of()),
            new Level(Level.Name.KEY_ACCOUNTS, SPACE,
                    List.of(new Level.Group("K01", new double[]{ -1, 0 }, 10), new Level.Group("K02", new double[]{ 1, 0 }, 10)), 20, null,
                    List.of(), List.of())),
            List.of(), List.of());

    private static boolean isKeyAccount(String customer) { return customer.equals("C0"); }

    @Property(tries = 25)
    void closed_days_do_not_depend_on_how_the_stream_was_cut(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        List<List<MeterDay>> days = stream(new Random(seed));
        Run replay = run(days, new Random(1), Integer.MAX_VALUE, 0);
        Run live = run(days, new Random(seed + 1L), 1 + new Random(seed).nextInt(6), 0.7);
        Run eager = run(days, new Random(seed + 2L), 1, 1);
        assertThat(live.memberships).isEqualTo(replay.memberships);
        assertThat(eager.memberships).isEqualTo(replay.memberships);
        assertThat(live.changes).isEqualTo(replay.changes);
        assertThat(eager.changes).isEqualTo(replay.changes);
        for (Run run : List.of(replay, live, eager)) {
            assertChained(run.told);
            assertThat(run.open).as("no open day is left once all are closed").isEmpty();
        }
    }

    /**
     * Each replica has the customers of its partitions, cuts its part of the stream its own way, is told some blocks twice as after a crash, and
     * is told of corrections of days long closed: these change features, and no decision.
     */
    @Property(tries = 15)
    void nor_on_how_many_replicas_there_are_nor_on_what_is_told_twice(@ForAll @IntRange(min = 0, max = 1_000_000) int seed,
            @ForAll @IntRange(min = 2, max = CUSTOMERS) int replicas) {
        List<List<MeterDay>> days = stream(new Random(seed));
        Run alone = run(days, new Random(1), Integer.MAX_VALUE, 0);
        Map<LocalDate, Map<String, Membership>> memberships = new TreeMap<>();
        List<String> changes = new ArrayList<>();
        for (int replica = 0; replica < replicas; replica++) {
            int own = replica;
            List<List<MeterDay>> part = days.stream()
                    .map(day -> day.stream().filter(block -> partition(block.customerId()) % replicas == own).toList()).toList();
            Random random = new Random(seed + 7L * replica);
            Run run = run(part, random, 1 + random.nextInt(6), random.nextDouble());
            run.memberships.forEach((day, held) -> memberships.computeIfAbsent(day, date -> new TreeMap<>()).putAll(held));
            changes.addAll(run.changes);
        }
        assertThat(memberships).isEqualTo(alone.memberships);
        assertThat(changes).containsExactlyInAnyOrderElementsOf(alone.changes);
    }

    private static int partition(String customer) { return Integer.parseInt(customer.substring(1)); }

    @Property(tries = 1)
    void the_property_is_not_empty_customers_do_move_while_their_day_is_open() {
        int live = 0;
        int closed = 0;
        for (int seed = 0; seed < 10; seed++) {
            Run run = run(stream(new Random(seed)), new Random(seed), 1, 1);
            live += run.live;
            closed += run.changes.size();
        }
        assertThat(live).isPositive();
        assertThat(closed).isGreaterThan(10 * CUSTOMERS);
    }

    /** Each move starts where the one before ended. */
    private static void assertChained(Map<String, List<Move>> told) {
        told.forEach((customer, moves) -> {
            for (int i = 1; i < moves.size(); i++)
                assertThat(moves.get(i).from()).as(customer).isEqualTo(moves.get(i - 1).entered().segmentId());
        });
    }

    private static final class Run {
        final Set<String> customers = new TreeSet<>();
        final InMemoryConsumption consumption = new InMemoryConsumption();
        final Map<String, Membership> closed = new TreeMap<>();
        final Map<String, LiveMember> open = new HashMap<>();
        final Map<LocalDate, Map<String, Membership>> memberships = new TreeMap<>();
        final List<String> changes = new ArrayList<>();
        final Map<String, List<Move>> told = new TreeMap<>();
        int live;

        void look(String customer, LocalDate day) {
            Membership held = closed.get(customer);
            if (held == null) return;
            Optional<LoadProfile> profile = profile(customer, day);
            if (profile.isEmpty()) return;
            boolean whole = consumption.days(customer, day, day).stream().anyMatch(one -> one.completeSlots() >= 20);
            OpenDay.Step step = new OpenDay(HYSTERESIS).next(held, Optional.ofNullable(open.get(customer)), MODEL,
                    new OpenDay.Open(profile.get(), isKeyAccount(customer), whole));
            step.state().ifPresentOrElse(state -> open.put(customer, state), () -> open.remove(customer));
            step.move().ifPresent(this::tell);
            if (step.move().isPresent()) live++;
        }

        void close(LocalDate day) {
            List<LoadProfile> profiles = new ArrayList<>();
            List<Move> decided = new ArrayList<>();
            for (String customer : customers) {
                LoadProfile profile = profile(customer, day).orElseThrow();
                profiles.add(profile);
                Membership before = closed.get(customer);
                Membership after = HYSTERESIS.next(Optional.ofNullable(before), MODEL, isKeyAccount(customer), profile).orElse(null);
                if (after == null) continue;
                closed.put(customer, after);
                if (before == null || !before.segmentId().equals(after.segmentId())) {
                    decided.add(new Move(before == null ? null : before.segmentId(), after));
                    changes.add("%s %s %s".formatted(day, customer, after.segmentId()));
                }
            }
            Settlement settlement = Settlement.of(decided, profiles, closed, open, MODEL, HYSTERESIS);
            settlement.told().forEach(this::tell);
            settlement.ended().forEach(open::remove);
            settlement.again().forEach(touched -> look(touched.customerId(), touched.day()));
            memberships.put(day, Map.copyOf(closed));
        }

        /** A closed day is told again with a higher revision: whom it names is described anew, as of the newest closed day. */
        void correct(MeterDay correction, LocalDate newest) {
            consumption.apply(List.of(correction));
            Membership held = closed.get(correction.customerId());
            if (held == null) return;
            LoadProfile profile = profile(correction.customerId(), newest).orElseThrow();
            assertThat(HYSTERESIS.next(Optional.of(held), MODEL, isKeyAccount(correction.customerId()), profile)).contains(held);
        }

        private void tell(Move move) { told.computeIfAbsent(move.entered().customerId(), id -> new ArrayList<>()).add(move); }

        private Optional<LoadProfile> profile(String customer, LocalDate day) {
            return PROFILES.of(new LoadWindow(customer, FIRST, day, consumption.days(customer, FIRST, day), null, 1));
        }
    }

    private static Run run(List<List<MeterDay>> days, Random random, int batch, double looks) {
        Run run = new Run();
        days.forEach(day -> day.forEach(block -> run.customers.add(block.customerId())));
        for (int d = 0; d < days.size(); d++) {
            LocalDate day = FIRST.plusDays(d);
            List<MeterDay> blocks = new ArrayList<>(days.get(d));
            Collections.shuffle(blocks, random);
            for (int first = 0; first < blocks.size();) {
                int last = (int) Math.min(blocks.size(), (long) first + batch);
                Collection<MeterDay> part = blocks.subList(first, last);
                run.consumption.apply(part);
                Set<String> touched = new TreeSet<>(part.stream().collect(toMap(MeterDay::customerId, one -> 1, (a, b) -> a)).keySet());
                for (String customer : touched)
                    if (random.nextDouble() < looks) run.look(customer, day);
                // a crash before the commit of an offset: what was told is told again
                if (random.nextInt(4) == 0) run.consumption.apply(blocks.subList(random.nextInt(last), last));
                first = last;
            }
            if (looks > 0 && d + 1 < days.size()) comeEarly(run, days.get(d + 1), random);
            run.close(day);
            if (d >= 5) corrections(days.get(d - 3)).forEach(correction -> run.correct(correction, day));
        }
        return run;
    }

    /** Readings of the next day are there before this one has closed. */
    private static void comeEarly(Run run, List<MeterDay> blocks, Random random) {
        for (MeterDay block : blocks) {
            if (random.nextInt(4) > 0) continue;
            run.consumption.apply(List.of(block));
            run.look(block.customerId(), block.day());
        }
    }

    /** One day in a while turns out to have been a third of what was told; which, the day itself tells, so that every run has the same. */
    private static List<MeterDay> corrections(List<MeterDay> told) {
        List<MeterDay> corrections = new ArrayList<>();
        for (MeterDay block : told) {
            if (block.revision() < 2 || (block.energy().wh(0) + block.day().getDayOfYear()) % 7 != 0) continue;
            double[] kwh = IntStream.range(0, block.energy().slots()).mapToDouble(slot -> block.energy().kwh(slot) / 3).toArray();
            corrections.add(new MeterDay(block.customerId(), block.meterId(), block.day(), HOUR, SlotEnergy.ofKwh(kwh), 3, 0));
        }
        return corrections;
    }

    /** Customers that turn into others, each day in a provisional part and as a whole. */
    private static List<List<MeterDay>> stream(Random random) {
        String[][] kinds = new String[CUSTOMERS][DAYS];
        for (int i = 0; i < CUSTOMERS; i++) {
            String kind = Archetypes.KINDS.get(random.nextInt(4));
            for (int d = 0; d < DAYS; d++) {
                if (random.nextInt(8) == 0) kind = Archetypes.KINDS.get(random.nextInt(4));
                kinds[i][d] = kind;
            }
        }
        List<List<MeterDay>> days = new ArrayList<>();
        for (int d = 0; d < DAYS; d++) {
            LocalDate day = FIRST.plusDays(d);
            List<MeterDay> blocks = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                double[] kwh = new double[24];
                for (int hour = 0; hour < 24; hour++)
                    kwh[hour] = Archetypes.kw(kinds[i][d], hour, MarketTime.isWeekend(day)) * (1 + 0.1 * random.nextDouble())
                            * (d > 14 ? 40 : 1);
                double[] part = kwh.clone();
                Arrays.fill(part, 8 + random.nextInt(14), 24, Double.NaN);
                blocks.add(new MeterDay("C" + i, "M" + i, day, HOUR, SlotEnergy.ofKwh(part), 1, 0));
                blocks.add(new MeterDay("C" + i, "M" + i, day, HOUR, SlotEnergy.ofKwh(kwh), 2, 0));
            }
            days.add(blocks);
        }
        return days;
    }
}
