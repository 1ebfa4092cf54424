package com.meterwise.synthetic;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;

import com.meterwise.synthetic.Chance.Draw;

/**
 * The readings of a utility: day by day, feeder by feeder, its customers' meters and then its supply meter. What meters register differs from
 * what flows by theft; what arrives differs from what is registered by gaps and blocks sent twice. Not thread-safe.
 */
final class Readings {
    private final Utility utility;
    private final Feeders feeders;
    private final Faults faults;
    private final Load load;
    private final Reactive reactive;
    private final ReadingLines lines;
    private long[] drawn = {};
    private long[] registered = {};
    private long[] second = {};
    private long[] feederWh = {};
    private long[] varh = {};

    Readings(Utility utility, ReadingLines lines) {
        this.utility = utility;
        this.lines = lines;
        feeders = new Feeders(utility);
        faults = new Faults(utility);
        load = new Load(utility.seed());
        reactive = new Reactive(utility.seed());
    }

    void write(LocalDate date) throws IOException {
        MarketDay day = new MarketDay(date, utility.zone(), utility.interval(), new Weather(utility.seed()));
        if (drawn.length < day.slots) {
            drawn = new long[day.slots];
            registered = new long[day.slots];
            second = new long[day.slots];
            feederWh = new long[day.slots];
            varh = new long[day.slots];
        }
        lines.startDay(day);
        for (int f = 0; f < feeders.count(); f++)
            write(feeders.at(f), day);
    }

    private void write(Feeder feeder, MarketDay day) throws IOException {
        Arrays.fill(feederWh, 0);
        for (Customer customer : feeder.customers()) {
            load.draw(customer, day, drawn);
            for (int s = 0; s < day.slots; s++)
                feederWh[s] += drawn[s];
            write(customer, day);
        }
        for (int s = 0; s < day.slots; s++)
            feederWh[s] = feeder.supplyWh(feederWh[s], day.slotHours);
        lines.add("FM-", 3, feeder.number(), feederWh, day.slots);
    }

    private void write(Customer customer, MarketDay day) throws IOException {
        double share = customer.registeredShareOn(day.date.toEpochDay());
        for (int s = 0; s < day.slots; s++)
            registered[s] = share == 1 ? drawn[s] : Math.round(drawn[s] * share);
        if (customer.secondMeter() != null) {
            for (int s = 0; s < day.slots; s++) {
                second[s] = Math.round(registered[s] * customer.secondMeter().share());
                registered[s] -= second[s];
            }
        }
        send(customer, customer.number(), registered, day);
        if (customer.secondMeter() != null) send(customer, customer.secondMeter().number(), second, day);
    }

    private void send(Customer customer, long meter, long[] wh, MarketDay day) throws IOException {
        Mishaps mishaps = utility.mishaps();
        Chance chance = Chance.of(utility.seed(), Draw.MISHAP, meter, day.date.toEpochDay());
        Faults.Planned fault = faults.on(meter, day.date).orElse(null);
        if (chance.uniform() < mishaps.missingDays() && fault == null) return;
        int longest = Math.max(1, Math.min(day.slots - 1, (int) (Mishaps.LONGEST_RUN_HOURS / day.slotHours)));
        if (chance.uniform() < mishaps.missingRuns((longest + 1) / 2.0 / day.slots) && fault == null) {
            int length = 1 + (int) chance.below(longest);
            int from = (int) chance.below(day.slots - length + 1L);
            Arrays.fill(wh, from, from + length, ReadingLines.MISSING);
        }
        boolean isReactive = utility.reactive() && customer.paysForDemand();
        // what is spoilt is the active channel: the other one is left to hold it against
        if (isReactive) reactive.of(customer, wh, day, varh);
        if (fault != null) spoil(fault, customer, wh, day);
        lines.add("M-", 6, meter, wh, day.slots);
        if (isReactive) lines.addReactive(meter, varh, day.slots);
        if (fault != null && fault.kind() == Fault.Kind.DUPLICATE) {
            faults.contradict(fault, wh, day.slots);
            lines.add("M-", 6, meter, wh, day.slots);
        }
        if (chance.uniform() < mishaps.resent()) lines.add("M-", 6, meter, wh, day.slots);
    }

    /** A flat run keeps a value over midnight: the mean of its first day, made again for each of its days. */
    private void spoil(Faults.Planned fault, Customer customer, long[] wh, MarketDay day) {
        if (fault.kind() != Fault.Kind.FLATLINE) {
            faults.commit(fault, wh, day);
            return;
        }
        LocalDate first = LocalDate.ofEpochDay(fault.first());
        MarketDay then = new MarketDay(first, utility.zone(), utility.interval(), new Weather(utility.seed()));
        long[] drawnThen = new long[then.slots];
        load.draw(customer, then, drawnThen);
        long sum = 0;
        for (long each : drawnThen)
            sum += each;
        faults.flatten(fault, wh, day, Math.max(25, sum / then.slots));
    }
}
