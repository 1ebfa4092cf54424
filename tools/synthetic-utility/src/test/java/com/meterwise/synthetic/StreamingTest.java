package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

/** Nothing is held back and nothing is kept: told by counters, not by the clock. */
class StreamingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final long MIB = 1 << 20;

    @Test
    void a_utility_too_large_for_any_memory_streams_from_its_first_byte() {
        Utility endless = Utility.of(100_000_000, FROM, 36_600, BERLIN);
        for (Written.Writing writing : new Written.Writing[]{ endless::writeCustomers, endless::writeMeters, endless::writeFeeders,
                endless::writeTruth, endless::writeReadings }) {
            Counter counter = new Counter(4 * MIB);
            assertThatThrownBy(() -> writing.to(counter)).isInstanceOf(IOException.class).hasMessage("full");
            assertThat(counter.largest).isLessThanOrEqualTo(1 << 16);
        }
    }

    @Test
    void ten_times_the_days_leave_no_more_behind() throws IOException {
        Utility utility = Utility.of(50, FROM, 400, BERLIN);
        Counter counter = new Counter(Long.MAX_VALUE);
        utility.writeReadings(FROM, FROM.plusDays(40), counter);
        long afterFew = heap();
        long written = counter.bytes;
        utility.writeReadings(FROM, FROM.plusDays(400), counter);
        assertThat(counter.bytes - written).isGreaterThan(8 * MIB);
        assertThat(heap() - afterFew).isLessThan(2 * MIB);
    }

    @Test
    void the_stream_stays_open_for_the_caller() throws IOException {
        Counter counter = new Counter(Long.MAX_VALUE);
        Utility utility = Utility.of(4, FROM, 1, BERLIN);
        utility.writeCustomers(counter);
        utility.writeReadings(counter);
        assertThat(counter.closed).isFalse();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Keeps nothing, counts all, and is full at some point. */
    private static final class Counter extends OutputStream {
        private final long capacity;
        long bytes;
        int largest;
        boolean closed;

        Counter(long capacity) { this.capacity = capacity; }

        @Override
        public void write(int b) throws IOException { count(1); }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException { count(length); }

        private void count(int length) throws IOException {
            bytes += length;
            largest = Math.max(largest, length);
            if (bytes > capacity) throw new IOException("full");
        }

        @Override
        public void close() { closed = true; }
    }
}
