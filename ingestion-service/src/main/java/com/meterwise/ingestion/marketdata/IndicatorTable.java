package com.meterwise.ingestion.marketdata;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Indicators in PostgreSQL; no region is an empty one there. */
final class IndicatorTable {
    private IndicatorTable() {}

    /** @param indicators each of another key. @return keys of those that are new or differ from what was held */
    static Set<Indicator.Key> keep(Connection connection, Collection<Indicator> indicators) throws SQLException {
        Set<Indicator.Key> changed = new HashSet<>();
        if (indicators.isEmpty()) return changed;
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into indicator as held (indicator, region, at, issued_at, value, unit, source)
                select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::float8[], ?::text[], ?::text[])
                on conflict (indicator, at, region, known_at, (issued_at is null)) do update
                    set value = excluded.value, unit = excluded.unit, source = excluded.source, recorded_at = clock_timestamp()
                where (held.value, held.unit, held.source) is distinct from (excluded.value, excluded.unit, excluded.source)
                returning indicator, region, at, issued_at""")) {
            upsert.setArray(1, array(connection, "text", indicators, Indicator::indicator));
            upsert.setArray(2, array(connection, "text", indicators, each -> each.region() == null ? "" : each.region()));
            upsert.setArray(3, array(connection, "timestamptz", indicators, each -> utc(each.at())));
            upsert.setArray(4, array(connection, "timestamptz", indicators, each -> utc(each.issuedAt())));
            upsert.setArray(5, array(connection, "float8", indicators, Indicator::value));
            upsert.setArray(6, array(connection, "text", indicators, Indicator::unit));
            upsert.setArray(7, array(connection, "text", indicators, Indicator::source));
            try (ResultSet found = upsert.executeQuery()) {
                while (found.next())
                    changed.add(new Indicator.Key(found.getString(1), region(found.getString(2)), instant(found, 3), instant(found, 4)));
            }
        }
        return changed;
    }

    /**
     * What is asked for.
     *
     * @param region null for all
     * @param asOf   what was known then; null for the last of each
     * @param cursor time and region after which to go on, as {@link #cursor} makes it; null from the beginning
     */
    record Query(String indicator, String region, Instant from, Instant to, Instant asOf, String cursor, int limit) {}

    static String cursor(Indicator last) { return last.at() + "|" + (last.region() == null ? "" : last.region()); }

    /** The latest figure known, by time and region. */
    static List<Indicator> list(Connection connection, Query query) throws SQLException {
        Instant afterAt = query.cursor() == null ? null : Instant.parse(query.cursor().substring(0, query.cursor().indexOf('|')));
        String afterRegion = query.cursor() == null ? "" : query.cursor().substring(query.cursor().indexOf('|') + 1);
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (at, region) indicator, region, at, issued_at, value, unit, source from indicator
                where indicator = ? and (?::text is null or region = ?) and at >= ? and at < ? and (?::timestamptz is null or known_at <= ?)
                    and (?::timestamptz is null or (at, region) > (?, ?))
                order by at, region, known_at desc, issued_at nulls first limit ?""")) {
            select.setString(1, query.indicator());
            select.setString(2, query.region());
            select.setString(3, query.region());
            select.setObject(4, utc(query.from()));
            select.setObject(5, utc(query.to()));
            select.setObject(6, utc(query.asOf()));
            select.setObject(7, utc(query.asOf()));
            select.setObject(8, utc(afterAt));
            select.setObject(9, utc(afterAt));
            select.setString(10, afterRegion);
            select.setInt(11, query.limit());
            List<Indicator> indicators = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    indicators.add(new Indicator(found.getString(1), region(found.getString(2)), instant(found, 3), instant(found, 4),
                            found.getDouble(5), found.getString(6), found.getString(7)));
            }
            return indicators;
        }
    }

    /** What there is of each indicator and region. */
    static List<Indicators.Extent> extents(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select indicator, region, min(at), max(at), count(*), max(issued_at) from indicator group by indicator, region
                order by indicator, region"""); ResultSet found = select.executeQuery()) {
            List<Indicators.Extent> extents = new ArrayList<>();
            while (found.next())
                extents.add(new Indicators.Extent(found.getString(1), region(found.getString(2)), instant(found, 3), instant(found, 4),
                        found.getLong(5), instant(found, 6)));
            return extents;
        }
    }

    private static String region(String held) { return held.isEmpty() ? null : held; }

    private static Instant instant(ResultSet found, int column) throws SQLException {
        OffsetDateTime at = found.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) { return at == null ? null : at.atOffset(ZoneOffset.UTC); }

    private static Array array(Connection connection, String type, Collection<Indicator> items, Function<Indicator, ?> field)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(field).toArray());
    }
}
