package com.meterwise.segmentation.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

/**
 * What customers used. Of each meter-day the highest revision counts, in whatever order they arrive; the sums over meters and months are
 * exact. Not safe for two threads that apply the same customer at once: the intake's partitions see to that.
 */
public interface Consumption {
    /** Takes over meter-days that are new or of a higher revision than held; the rest change nothing. */
    void apply(Collection<MeterDay> meterDays);

    /** Days of a customer from {@code from} to {@code to}, both inclusive, in order. */
    List<CustomerDay> days(String customerId, LocalDate from, LocalDate to);

    /** Sum of the month in Wh, 0 if nothing is known. */
    long monthWh(String customerId, YearMonth month);
}
