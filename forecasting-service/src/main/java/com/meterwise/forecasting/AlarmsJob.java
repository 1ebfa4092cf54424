package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;

import com.meterwise.forecasting.operation.Tracking;
import com.meterwise.forecasting.publishing.AlarmTable;
import com.meterwise.platform.work.Work;

/** Raises alarms on forecasts that have been biased, or too sure or unsure of themselves, for weeks, and takes them back. */
final class AlarmsJob {
    private static final int TRACKED_DAYS = 28;

    void run(LocalDate day, Work work) throws SQLException {
        Connection connection = work.connection();
        Map<AlarmTable.Series, Tracking> tracked = AlarmTable.track(day.minusDays(TRACKED_DAYS), day, connection);
        Map<String, AlarmTable.Alarm> standing = AlarmTable.standing(connection);
        for (Map.Entry<AlarmTable.Series, Tracking> one : tracked.entrySet())
            for (Tracking.Off off : one.getValue().off())
                if (!standing.containsKey(AlarmTable.key(one.getKey(), off.kind().name())))
                    AlarmTable.raise(one.getKey(), off, day, connection);
        for (AlarmTable.Alarm alarm : standing.values()) {
            Tracking now = tracked.get(alarm.series());
            if (now != null && now.isBackToNormal(Tracking.Kind.valueOf(alarm.kind()))) AlarmTable.clear(alarm, day, connection);
        }
    }
}
