package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.DayRule;
import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.checking.Trail;

/**
 * What can be said of a day while it is still coming in: V07, V09, V12, V13, against the sums of the days just before. Provisional: the close
 * asks all rules again, with history, and takes back what it does not find.
 */
public final class FirstLook {
    /** As far back as zeros are counted. */
    private static final int DAYS = 3;

    private final Function<String, Thresholds> thresholds;
    private final DayKind.Calendar calendar;

    /** @param thresholds by meter */
    public FirstLook(Function<String, Thresholds> thresholds, DayKind.Calendar calendar) {
        this.thresholds = thresholds;
        this.calendar = calendar;
    }

    List<Finding> at(Collection<MeterDay> changed, Connection connection) throws SQLException {
        Map<MeterDay.Key, Trail> trails = TrailTable.of(connection, changed.stream().map(MeterDay::key).toList(), DAYS, calendar);
        List<Finding> findings = new ArrayList<>();
        for (MeterDay day : changed)
            findings.addAll(at(day, trails.getOrDefault(day.key(), Trail.none(day.key().day()))));
        return findings;
    }

    List<Finding> at(MeterDay day, Trail trail) {
        List<Finding> findings = new ArrayList<>(0);
        Past unread = Past.none(day.key().day());
        Instant at = day.availableAt();
        for (DayRule rule : thresholds.apply(day.key().meterId()).streamRules()) {
            for (Suspicion suspicion : rule.judge(day.series(), trail, unread)) {
                findings.add(Finding.of(day.key(), suspicion, at));
                day.doubt(suspicion.slot(), suspicion.questionable());
            }
        }
        return findings;
    }
}
