package com.meterwise.platform.day;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** How far the daily work of this service is, for work done between two closes. */
public final class DayProgress {
    private DayProgress() {}

    /** Whether shards of a closed day are being worked: some may be done, others not begun. */
    public static boolean isUnderWay(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select exists (select 1 from day_run where state = ?)")) {
            select.setString(1, DayRuns.RUNNING);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The last market day whose work has begun, done or not; nothing if no day has closed yet. Later days are open here. */
    public static Optional<LocalDate> lastBegun(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(day) from day_run");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }
}
