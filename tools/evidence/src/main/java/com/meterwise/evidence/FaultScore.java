package com.meterwise.evidence;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.ingestion.meterday.Rehearsal.Told;
import com.meterwise.synthetic.Fault;
import com.meterwise.synthetic.Fault.Kind;

/**
 * Findings against planted faults. A fault is found if a rule of its kind speaks of its meter on one of its days. A false alarm is a meter-day
 * for which a rule warns where no fault is; what other rules say of a faulty day is neither. Remarks (severity INFO) do not count, repeats do.
 */
final class FaultScore {
    private final Map<Kind, Set<String>> rules = ValidationBenchmark.rules();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Map<Kind, Integer> planted = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> alarms = new EnumMap<>(Kind.class);
    private int others;
    private boolean isCounted;

    void planted(Fault fault) { faults.add(fault); }

    void told(Told finding) { if (!finding.severity().equals("INFO") || finding.rule().equals("REPEAT")) told.add(finding); }

    private void count() {
        if (isCounted) return;
        isCounted = true;
        for (Fault fault : faults) {
            planted.merge(fault.kind(), 1, Integer::sum);
            if (isFound(fault)) found.merge(fault.kind(), 1, Integer::sum);
        }
        Set<String> cried = new HashSet<>();
        for (Told each : told)
            if (isFalse(each) && cried.add(each.meterId() + each.day() + kindOf(each).map(Kind::name).orElse(each.rule())))
                kindOf(each).ifPresentOrElse(kind -> alarms.merge(kind, 1, Integer::sum), () -> others++);
    }

    void add(FaultScore other) {
        isCounted = true;
        other.count();
        other.planted.forEach((kind, n) -> planted.merge(kind, n, Integer::sum));
        other.found.forEach((kind, n) -> found.merge(kind, n, Integer::sum));
        other.alarms.forEach((kind, n) -> alarms.merge(kind, n, Integer::sum));
        others += other.others;
    }

    private boolean isFound(Fault fault) {
        return told.stream().anyMatch(each -> rules.get(fault.kind()).contains(each.rule()) && isAt(each, fault));
    }

    private boolean isFalse(Told each) { return faults.stream().noneMatch(fault -> isAt(each, fault)); }

    /** The day after still shows where a fault ended. */
    private static boolean isAt(Told each, Fault fault) {
        return each.meterId().equals(fault.meterId()) && !each.day().isBefore(fault.first())
                && !each.day().isAfter(fault.last().plusDays(1));
    }

    /** A rule that speaks of two kinds cries for the first. */
    private Optional<Kind> kindOf(Told each) {
        for (Kind kind : Kind.values())
            if (rules.get(kind).contains(each.rule())) return Optional.of(kind);
        return Optional.empty();
    }

    double f1() {
        count();
        int hits = sum(found);
        return f1(hits, sum(planted) - hits, sum(alarms) + others);
    }

    int otherAlarms() { return others; }

    String shown(Kind kind) {
        count();
        int hits = found.getOrDefault(kind, 0);
        int missed = planted.getOrDefault(kind, 0) - hits;
        int cried = alarms.getOrDefault(kind, 0);
        return "precision %.3f, recall %.3f, F1 %.3f (%d of %d found, %d false alarms)".formatted(ratio(hits, hits + cried),
                ratio(hits, hits + missed), f1(hits, missed, cried), hits, hits + missed, cried);
    }

    void tell(PrintStream out) {
        faults.stream().filter(fault -> !isFound(fault)).forEach(fault -> out.println("missed  " + fault));
        told.stream().filter(this::isFalse).forEach(each -> out.println("cried   " + each));
    }

    private static int sum(Map<Kind, Integer> counts) { return counts.values().stream().mapToInt(Integer::intValue).sum(); }

    private static double f1(int hits, int missed, int cried) { return ratio(2 * hits, 2 * hits + missed + cried); }

    private static double ratio(int part, int whole) { return whole == 0 ? Double.NaN : (double) part / whole; }
}
