package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * The meter-days held. Sums over a customer's meters or a feeder's customers are made on reading, from whole watt-hours: kept beside the
 * days they would be a second truth, and for a feeder a row that every partition of the intake fights for.
 */
public interface MeterDays {
    /** Keeps each day unless the same or a higher revision is held. The days' keys must differ. */
    void replace(Collection<MeterDay> days, Connection connection) throws SQLException;

    /** Days of these owners and one channel in (after, through], ordered by owner, meter and day. */
    List<MeterDay> of(Collection<String> owners, String channel, LocalDate after, LocalDate through, Connection connection)
            throws SQLException;

    /** Days in (after, through] of all meters that hang on these feeders or measure them, all channels; ordered by day, owner, meter, channel. */
    List<MeterDay> onFeeders(Collection<String> feeders, LocalDate after, LocalDate through, Connection connection) throws SQLException;

    /** Forgets an owner. */
    void forget(String ownerId, Connection connection) throws SQLException;
}
