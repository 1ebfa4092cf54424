package com.meterwise.ingestion.marketday;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.ingestion.meterday.Grade;

/**
 * What is there of a market day.
 *
 * @param expected active meters on that day
 * @param present  of these, meters with any data
 * @param graded   meter-days by grade
 */
public record DayCount(LocalDate day, int expected, int present, Map<Grade, Integer> graded) {
    public DayCount {
        graded = Map.copyOf(graded);
    }

    /** 0 to 1; a day of which nothing is expected is complete. */
    public double coverage() {
        return expected == 0 ? 1 : Math.min(1, (double) present / expected);
    }

    /** By name, every grade named; a meter without any data is graded F. */
    public Map<String, Integer> grades() {
        Map<String, Integer> grades = new TreeMap<>();
        for (Grade grade : Grade.values())
            grades.put(grade.name(), graded.getOrDefault(grade, 0));
        grades.merge(Grade.F.name(), Math.max(0, expected - present), Integer::sum);
        return grades;
    }
}
