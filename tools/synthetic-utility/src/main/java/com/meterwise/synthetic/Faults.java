package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

import com.meterwise.synthetic.Chance.Draw;
import com.meterwise.synthetic.Fault.Kind;

/**
 * Where readings are spoilt. A meter's time is cut into fortnights; some of them hold one fault, well inside, so that faults never touch. The
 * first four weeks are left alone: who has seen nothing cannot know what is usual.
 */
final class Faults {
    static final int QUIET_DAYS = 28;
    private static final int WINDOW = 14;
    private static final int MARGIN = 3;
    private static final int LONGEST = 7;
    private static final double[] FACTORS = { 10, 40, 0.1, 0.025 };

    private final Utility utility;

    Faults(Utility utility) { this.utility = utility; }

    /** A fault with all that is needed to commit it; {@code chance} gives its details, the same ones each day. */
    record Planned(Kind kind, long first, long last, long key) {
        Chance details(long seed) { return Chance.of(seed, Draw.FAULT_DETAIL, key, first); }
    }

    Optional<Planned> on(long meter, LocalDate date) {
        long day = date.toEpochDay() - utility.from().toEpochDay() - QUIET_DAYS;
        if (day < 0 || utility.mishaps().faults() == 0) return Optional.empty();
        return in(meter, day / WINDOW).filter(fault -> date.toEpochDay() >= fault.first && date.toEpochDay() <= fault.last);
    }

    private Optional<Planned> in(long meter, long window) {
        Chance chance = Chance.of(utility.seed(), Draw.FAULT, meter, window);
        if (chance.uniform() >= utility.mishaps().faults()) return Optional.empty();
        Kind kind = Kind.values()[(int) chance.below(Kind.values().length)];
        long first = utility.from().toEpochDay() + QUIET_DAYS + window * WINDOW + MARGIN + chance.below(WINDOW - MARGIN - LONGEST + 1L);
        long days = switch (kind) {
            case SPIKE, GAP, NEGATIVE, DUPLICATE -> 1;
            case FLATLINE -> 3;
            case MULTIPLIER, CLOCK_SHIFT -> 4 + chance.below(LONGEST - 3);
        };
        return Optional.of(new Planned(kind, first, first + days - 1, meter));
    }

    /** All of them that begin in the time told, by meter; one that time cuts off ends with it. */
    void each(Consumer<Fault> consumer) {
        long windows = (Math.max(0, utility.days() - QUIET_DAYS) + WINDOW - 1) / WINDOW;
        Customers customers = new Customers(utility);
        for (long c = 0; c < utility.customers(); c++) {
            Customer customer = customers.at(c);
            each(customer.number(), windows, consumer);
            if (customer.secondMeter() != null) each(customer.secondMeter().number(), windows, consumer);
        }
    }

    private void each(long meter, long windows, Consumer<Fault> consumer) {
        long end = utility.until().toEpochDay();
        for (long window = 0; window < windows; window++)
            in(meter, window).filter(fault -> fault.first < end)
                    .ifPresent(fault -> consumer.accept(new Fault("M-%06d".formatted(meter), fault.kind,
                            LocalDate.ofEpochDay(fault.first), LocalDate.ofEpochDay(Math.min(fault.last, end - 1)))));
    }

    void write(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            java.util.List<Fault> all = new java.util.ArrayList<>();
            each(all::add);
            for (Fault fault : all)
                lines.line(json -> {
                    json.writeStringField("meterId", fault.meterId());
                    json.writeStringField("kind", fault.kind().name());
                    json.writeStringField("first", fault.first().toString());
                    json.writeStringField("last", fault.last().toString());
                });
        }
    }

    /** Spoils a day's values in place. */
    void commit(Planned fault, long[] wh, MarketDay day) {
        Chance details = fault.details(utility.seed());
        int slots = day.slots;
        switch (fault.kind) {
            case SPIKE -> {
                int length = 1 + (int) details.below(2);
                int from = (int) details.below(slots - 1L);
                long more = Math.round(details.between(3, 20) * Math.max(mean(wh, slots), 100 * day.slotHours));
                for (int s = from; s < from + length; s++)
                    wh[s] += more;
            }
            case GAP -> {
                int length = 1 + (int) details.below(Math.max(1, (long) (4 / day.slotHours)));
                int from = (int) details.below(slots - length + 1L);
                java.util.Arrays.fill(wh, from, from + length, ReadingLines.MISSING);
            }
            case NEGATIVE -> {
                int at = (int) details.below(slots);
                wh[at] = -1 - wh[at];
            }
            case MULTIPLIER -> {
                double factor = FACTORS[(int) details.below(FACTORS.length)];
                for (int s = 0; s < slots; s++)
                    wh[s] = Math.round(wh[s] * factor);
            }
            case CLOCK_SHIFT -> {
                int shift = (int) Math.round((1 + details.below(4)) / day.slotHours) * (details.uniform() < 0.5 ? -1 : 1);
                long[] told = new long[slots];
                for (int s = 0; s < slots; s++)
                    told[Math.floorMod(s + shift, slots)] = wh[s];
                System.arraycopy(told, 0, wh, 0, slots);
            }
            default -> {
            }
        }
    }

    /** The part of a flat run that lies in the day; {@code flatWh} is the run's value, known from its first day. */
    void flatten(Planned fault, long[] wh, MarketDay day, long flatWh) {
        Chance details = fault.details(utility.seed());
        int from = (int) details.below((long) (24 / day.slotHours) - 1);
        int length = (int) Math.round(details.between(30, 60) / day.slotHours);
        long passed = day.date.toEpochDay() - fault.first;
        long start = from - passed * (long) (24 / day.slotHours);
        for (int s = (int) Math.max(0, start); s < Math.min(day.slots, start + length); s++)
            wh[s] = flatWh;
    }

    /** A contradiction, or the same again: whatever the details say. @return whether a value was changed */
    boolean contradict(Planned fault, long[] wh, int slots) {
        Chance details = fault.details(utility.seed());
        if (details.uniform() < 0.5) return false;
        int at = (int) details.below(slots);
        wh[at] += 1 + details.below(1000);
        return true;
    }

    private static long mean(long[] wh, int slots) {
        long sum = 0;
        for (int s = 0; s < slots; s++)
            sum += wh[s];
        return sum / slots;
    }
}
