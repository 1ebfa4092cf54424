package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How complete and how doubtful the data of some days are, by one of several groupings. */
public final class DataQualityTable {
    private DataQualityTable() {}

    /** What is put together; the texts are of this class alone, never of a request. */
    public enum Grouping {
        DAY("d.day::text", "f.day::text"), FEEDER("coalesce(d.feeder_id, '')", "coalesce(m.feeder_id, '')"), SECTOR(
                "coalesce(c.state::json ->> 'sector', '')", "coalesce(c.state::json ->> 'sector', '')"), RULE(null, "f.rule");

        private final String ofDays;
        private final String ofFindings;

        Grouping(String ofDays, String ofFindings) {
            this.ofDays = ofDays;
            this.ofFindings = ofFindings;
        }
    }

    /**
     * Quality of one group.
     *
     * @param group          a day, feeder, sector or rule; "" for what has none
     * @param day            of a group that is a day, else null
     * @param meterDays      meter-days with data; by rule, those with a finding of it
     * @param slots          slots these days have
     * @param present        slots that were measured
     * @param estimated      slots that were estimated
     * @param coverage       share of the slots that were measured, 0 to 1; by rule 0
     * @param estimatedShare share of the slots that were estimated, 0 to 1
     * @param grades         meter-days by grade
     * @param findings       all but those withdrawn
     * @param findingsByRule the same by rule
     */
    public record Quality(String group, LocalDate day, long meterDays, long slots, long present, long estimated, double coverage,
            double estimatedShare, Map<String, Long> grades, long findings, Map<String, Long> findingsByRule) {}

    /** Groups in order; both days included. */
    public static List<Quality> of(Connection connection, LocalDate from, LocalDate to, Grouping grouping) throws SQLException {
        Map<String, Map<String, long[]>> findings = findings(connection, from, to, grouping);
        return grouping == Grouping.RULE ? byRule(findings) : byDays(connection, from, to, grouping, findings);
    }

    private static List<Quality> byRule(Map<String, Map<String, long[]>> findings) {
        List<Quality> rules = new ArrayList<>();
        findings.forEach((rule, counts) -> {
            long[] count = counts.get(rule);
            rules.add(new Quality(rule, null, count[1], 0, 0, 0, 0, 0, Map.of(), count[0], Map.of(rule, count[0])));
        });
        return rules;
    }

    private static List<Quality> byDays(Connection connection, LocalDate from, LocalDate to, Grouping grouping,
            Map<String, Map<String, long[]>> findings) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select %s as g, count(*), sum(cardinality(wh)), sum(present), sum(estimated), count(*) filter (where grade = 'A'),
                    count(*) filter (where grade = 'B'), count(*) filter (where grade = 'C'), count(*) filter (where grade = 'F')
                from meter_day d left join customer c on c.id = d.customer_id where day between ? and ? group by g order by g"""
                .formatted(grouping.ofDays))) {
            select.setObject(1, from);
            select.setObject(2, to);
            List<Quality> groups = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    String group = found.getString(1);
                    double slots = found.getLong(3);
                    Map<String, Long> byRule = new TreeMap<>();
                    findings.getOrDefault(group, Map.of()).forEach((rule, count) -> byRule.put(rule, count[0]));
                    groups.add(new Quality(group, grouping == Grouping.DAY ? LocalDate.parse(group) : null, found.getLong(2),
                            found.getLong(3), found.getLong(4), found.getLong(5), found.getLong(4) / slots, found.getLong(5) / slots,
                            Map.of("A", found.getLong(6), "B", found.getLong(7), "C", found.getLong(8), "F", found.getLong(9)),
                            byRule.values().stream().mapToLong(Long::longValue).sum(), byRule));
                }
            }
            return groups;
        }
    }

    /** By group and rule: findings, and meter-days that have one. */
    private static Map<String, Map<String, long[]>> findings(Connection connection, LocalDate from, LocalDate to, Grouping grouping)
            throws SQLException {
        Map<String, Map<String, long[]>> findings = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select %s as g, f.rule, count(*), count(distinct (f.meter_id, f.channel, f.day))
                from finding f left join meter m on m.id = f.meter_id left join customer c on c.id = m.customer_id
                where f.day between ? and ? and f.state <> 'WITHDRAWN' group by g, f.rule""".formatted(grouping.ofFindings))) {
            select.setObject(1, from);
            select.setObject(2, to);
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    findings.computeIfAbsent(found.getString(1), any -> new TreeMap<>()).put(found.getString(2),
                            new long[]{ found.getLong(3), found.getLong(4) });
            }
        }
        return findings;
    }
}
