package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.ingestion.intake.Energy;
import com.meterwise.platform.time.MarketTime;

/** V04: slots of a closed day that nobody sent. Expected are as many as the local day has, 92, 96 or 100 quarter-hours. */
public record Gap(MarketTime market) {
    private static final int RANGES_SHOWN = 5;

    /** Findings for all meters that sent some of the day, but not all. */
    public List<Finding> findings(Connection connection, LocalDate day) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (MeterDay meterDay : MeterDayTable.withGaps(connection, day))
            findings.add(finding(meterDay));
        return findings;
    }

    Finding finding(MeterDay day) {
        List<String> ranges = new ArrayList<>();
        int first = -1;
        int missing = 0;
        for (int slot = 0; slot < day.slots();) {
            if (day.wh()[slot] != Energy.MISSING) {
                slot++;
                continue;
            }
            int from = slot;
            while (slot < day.slots() && day.wh()[slot] == Energy.MISSING)
                slot++;
            if (first < 0) first = from;
            missing += slot - from;
            ranges.add("[%d, %d)".formatted(from, slot));
        }
        String shown = String.join(" ", ranges.subList(0, Math.min(RANGES_SHOWN, ranges.size())));
        String detail = "%d of %d slots missing: %s%s".formatted(missing, day.slots(), shown, ranges.size() > RANGES_SHOWN ? " …" : "");
        return Finding.of(day.key(), "V04", day.grade() == Grade.F ? "ERROR" : "WARNING", first, detail, market.endOf(day.key().day()));
    }
}
