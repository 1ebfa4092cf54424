package com.meterwise.ingestion.marketdata;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Holidays in PostgreSQL; no region is an empty one there. */
final class HolidayTable {
    private HolidayTable() {}

    /** @param library computed: leaves alone what a person has said. @return those that are new or differ */
    static List<Holiday> keep(Connection connection, List<Holiday> holidays, boolean library) throws SQLException {
        List<Holiday> changed = new ArrayList<>();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into holiday as held (day, region, name, kind, source, library) values (?, ?, ?, ?, ?, ?)
                on conflict (day, region) do update set name = excluded.name, kind = excluded.kind, source = excluded.source,
                    library = excluded.library
                where (held.name, held.kind, held.source, held.library) is distinct from
                    (excluded.name, excluded.kind, excluded.source, excluded.library) and (held.library or not excluded.library)""")) {
            for (Holiday holiday : holidays) {
                upsert.setObject(1, holiday.day());
                upsert.setString(2, holiday.region() == null ? "" : holiday.region());
                upsert.setString(3, holiday.name() == null ? "" : holiday.name());
                upsert.setString(4, holiday.kind());
                upsert.setString(5, holiday.source());
                upsert.setBoolean(6, library);
                if (upsert.executeUpdate() == 1) changed.add(holiday);
            }
        }
        return changed;
    }

    /** Days in [from, to], of the whole market and, if one is named, of a region, which comes first. */
    static List<Holiday> list(Connection connection, String region, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select day, region, name, kind, source from holiday where day between ? and ? and region in ('', ?)
                order by day, region desc""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setString(3, region == null ? "" : region);
            List<Holiday> holidays = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    String of = found.getString(2);
                    holidays.add(new Holiday(found.getObject(1, LocalDate.class), of.isEmpty() ? null : of, found.getString(3),
                            found.getString(4), found.getString(5)));
                }
            }
            return holidays;
        }
    }
}
