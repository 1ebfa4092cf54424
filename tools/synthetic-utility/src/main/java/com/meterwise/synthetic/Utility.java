package com.meterwise.synthetic;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * An invented electricity retailer, whole in these few values: customers, meters, feeders, readings and the truth about them follow from
 * the seed, byte for byte. Everything is written as it is made, one feeder and one day at a time, so that neither customers nor days cost
 * memory. Exponentials, powers and cosines are StrictMath's, since Math's may differ in the last bit between machines. Streams are flushed,
 * never closed. Immutable; any number of threads may write at once, each to its own stream.
 *
 * @param seed      same seed, same bytes
 * @param customers 2 to 100 million
 * @param days      of readings, from {@code from}; drifts and thefts begin in their middle
 * @param from      first day
 * @param zone      market zone; its clock changes shorten and lengthen days
 * @param interval  length of a slot, whole minutes that divide an hour or whole hours that divide a day
 * @param mishaps   what goes wrong in it
 * @param reactive  whether the meters of those who pay for their demand tell reactive energy, too
 */
public record Utility(long seed, int customers, int days, LocalDate from, ZoneId zone, Duration interval, Mishaps mishaps,
        boolean reactive) {
    private static final int MOST_CUSTOMERS = 100_000_000;
    private static final int MOST_DAYS = 36_600;

    /** @throws IllegalArgumentException naming the value and its limit */
    public Utility {
        if (customers < 2 || customers > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("customers must be 2 to %d, got %d".formatted(MOST_CUSTOMERS, customers));
        }
        if (days < 1 || days > MOST_DAYS) throw new IllegalArgumentException("days must be 1 to %d, got %d".formatted(MOST_DAYS, days));
        requireNonNull(from, "from");
        if (from.getYear() < 1900 || from.getYear() > 2200) throw new IllegalArgumentException("from must be in 1900 to 2200, got " + from);
        requireNonNull(zone, "zone");
        requireNonNull(interval, "interval");
        long seconds = interval.toSeconds();
        if (interval.getNano() != 0 || seconds < 60 || seconds % 60 != 0 || seconds > 86_400
                || (seconds <= 3600 ? 3600 : 86_400) % seconds != 0) {
            throw new IllegalArgumentException(
                    "interval must be whole minutes that divide an hour, or hours that divide a day, got " + interval);
        }
        requireNonNull(mishaps, "mishaps");
    }

    /** With seed 1, half-hours, the usual mishaps and active energy only. */
    public static Utility of(int customers, LocalDate from, int days, ZoneId zone) {
        return new Utility(1, customers, days, from, zone, Duration.ofMinutes(30), Mishaps.USUAL, false);
    }

    public Utility withSeed(long other) { return new Utility(other, customers, days, from, zone, interval, mishaps, reactive); }

    public Utility withInterval(Duration other) { return new Utility(seed, customers, days, from, zone, other, mishaps, reactive); }

    public Utility withMishaps(Mishaps other) { return new Utility(seed, customers, days, from, zone, interval, other, reactive); }

    /** The same, and the channel importKvarh of large customers' meters; all other lines stay as they are. */
    public Utility withReactiveEnergy() {
        return new Utility(seed, customers, days, from, zone, interval, mishaps, true);
    }

    /** The day after the last one. */
    public LocalDate until() { return from.plusDays(days); }

    /** Customers as NDJSON, a line each, in the shape of {@code POST /v1/customers}. */
    public void writeCustomers(OutputStream out) throws IOException {
        new MasterData(this).customers(out);
    }

    /** Feeders as NDJSON, in the shape of {@code PUT /v1/feeders/{feederId}}. */
    public void writeFeeders(OutputStream out) throws IOException {
        new MasterData(this).feeders(out);
    }

    /** Customers' and feeders' meters as NDJSON, in the shape of {@code POST /v1/meters}. */
    public void writeMeters(OutputStream out) throws IOException {
        new MasterData(this).meters(out);
    }

    /** Supply contracts as NDJSON, in the shape of {@code POST /v1/contracts}. */
    public void writeContracts(OutputStream out) throws IOException {
        new Dealings(this).contracts(out);
    }

    /** Service events as NDJSON, in the shape of {@code POST /v1/service-events}; customers must be known before. */
    public void writeServiceEvents(OutputStream out) throws IOException {
        new Dealings(this).serviceEvents(out);
    }

    /** Temperatures, prices and the market as NDJSON, in the shape of {@code POST /v1/indicators}. */
    public void writeIndicators(OutputStream out) throws IOException {
        new MarketFigures(this).indicators(out);
    }

    /** Public holidays as NDJSON, in the shape of {@code POST /v1/holidays}. */
    public void writeHolidays(OutputStream out) throws IOException {
        new MarketFigures(this).holidays(out);
    }

    /** What was planted, a line a customer: archetype, size, key account, drift, theft. No service may read it. */
    public void writeTruth(OutputStream out) throws IOException {
        new Truth(this).write(out);
    }

    /** What was done to the readings, a line a fault. No service may read it. */
    public void writeFaults(OutputStream out) throws IOException {
        new Faults(this).write(out);
    }

    /** The same, one by one, by meter. */
    public void eachFault(Consumer<Fault> consumer) { new Faults(this).each(consumer); }

    /** All readings, see {@link #writeReadings(LocalDate, LocalDate, OutputStream)}. */
    public long writeReadings(OutputStream out) throws IOException {
        return writeReadings(from, until(), out);
    }

    /**
     * Interval blocks as NDJSON, a meter-day a line, in the shape of {@code POST /v1/readings}; by day, then feeder, its customers' meters
     * and then its supply meter. A meter's reactive energy follows its active. Any split of the days writes the same lines.
     *
     * @param first first day
     * @param end   the day after the last
     * @return lines written
     * @throws IllegalArgumentException if the days are not among this utility's, or a day is no whole number of intervals
     */
    public long writeReadings(LocalDate first, LocalDate end, OutputStream out) throws IOException {
        if (first.isBefore(from) || end.isAfter(until()) || end.isBefore(first)) {
            throw new IllegalArgumentException("days must be in [%s, %s), got [%s, %s)".formatted(from, until(), first, end));
        }
        ReadingLines lines = new ReadingLines(out, interval.toString());
        Readings readings = new Readings(this, lines);
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1))
            readings.write(day);
        lines.flush();
        return lines.lines();
    }
}
