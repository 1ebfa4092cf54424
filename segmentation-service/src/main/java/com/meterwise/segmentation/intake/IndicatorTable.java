package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import com.meterwise.contracts.IndicatorObserved;

/** Dated series of the market. One value an indicator, region and time: the last one told, as the topic keeps an indicator's order. */
public final class IndicatorTable {
    private final Sql sql;

    public IndicatorTable(Connection connection) { this.sql = new Sql(connection); }

    /**
     * @param region empty if it holds everywhere
     * @param unit   as told, or null
     */
    public record Point(String indicator, String region, Instant at, double value, String unit) {}

    /** @param last one record an indicator, region and time */
    void put(List<IndicatorObserved> last) {
        sql.update("""
                insert into indicator (indicator, region, at, value, unit, source)
                select * from unnest(?, ?, ?::timestamptz[], ?, ?, ?)
                on conflict (indicator, at, region) do update set value = excluded.value, unit = excluded.unit,
                    source = excluded.source""",
                texts(last, IndicatorObserved::indicator), texts(last, IndicatorTable::region), texts(last, IndicatorObserved::at),
                doubles(last, IndicatorObserved::value), texts(last, IndicatorObserved::unit), texts(last, IndicatorObserved::source));
    }

    /** Points of an indicator in [from, to), by time and region. */
    public List<Point> during(String indicator, Instant from, Instant to) {
        return sql.list("""
                select indicator, region, at, value, unit from indicator where indicator = ? and at >= ? and at < ?
                order by at, region collate "C\"""", row -> new Point(row.getString(1), row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(), row.getDouble(4), row.getString(5)), indicator, utc(from), utc(to));
    }

    /** The last point in [from, to) of each indicator and region whose name begins so. */
    public List<Point> latest(String prefix, Instant from, Instant to) {
        return sql.list("""
                select distinct on (indicator, region) indicator, region, at, value, unit from indicator
                where indicator >= ? and starts_with(indicator, ?) and at >= ? and at < ? order by indicator, region, at desc""",
                row -> new Point(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getDouble(4),
                        row.getString(5)),
                prefix, prefix, utc(from), utc(to));
    }

    /** Names of the indicators that begin so. */
    public List<String> names(String prefix) {
        return sql.list("select distinct indicator from indicator where starts_with(indicator, ?) order by indicator",
                row -> row.getString(1), prefix);
    }

    static String region(IndicatorObserved event) { return event.region() == null ? "" : event.region(); }

    private static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
