package com.meterwise.evidence;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table a benchmark prints: a row a goal, the measured value, the peer of the same run, and whether the goal is reached. */
public final class Goals {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String what, String goal, String measured, String peer, Verdict verdict) {}

    private enum Verdict {
        REACHED("yes"), MISSED("NO"), NOT_JUDGED("");

        final String shown;

        Verdict(String shown) { this.shown = shown; }
    }

    /** A figure that must be at most {@code limit}. */
    public Goals atMost(String what, double measured, double limit, String unit, String peer) {
        return add(what, "<= " + shown(limit, unit), shown(measured, unit), peer, measured <= limit ? Verdict.REACHED : Verdict.MISSED);
    }

    /** A figure that must be at least {@code limit}; NaN misses every goal. */
    public Goals atLeast(String what, double measured, double limit, String unit, String peer) {
        return add(what, ">= " + shown(limit, unit), shown(measured, unit), peer, measured >= limit ? Verdict.REACHED : Verdict.MISSED);
    }

    /** A figure that must lie in [{@code from}, {@code to}]. */
    public Goals between(String what, double measured, double from, double to, String unit, String peer) {
        Verdict verdict = measured >= from && measured <= to ? Verdict.REACHED : Verdict.MISSED;
        return add(what, shown(from, unit) + " to " + shown(to, unit), shown(measured, unit), peer, verdict);
    }

    /** A figure without a goal. */
    public Goals note(String what, String measured, String peer) {
        return add(what, "", measured, peer, Verdict.NOT_JUDGED);
    }

    public boolean allReached() { return rows.stream().noneMatch(row -> row.verdict == Verdict.MISSED); }

    public void print(PrintStream out) {
        List<String[]> table = new ArrayList<>();
        table.add(new String[]{ "", "goal", "measured", "reached", "peer, same run" });
        for (Row row : rows)
            table.add(new String[]{ row.what, row.goal, row.measured, row.verdict.shown, row.peer });
        int[] widths = new int[5];
        for (String[] row : table) {
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.max(widths[i], row[i].length());
        }
        for (String[] row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++)
                line.append(("%-" + Math.max(1, widths[i]) + "s  ").formatted(row[i]));
            out.println(line.toString().stripTrailing());
        }
    }

    private Goals add(String what, String goal, String measured, String peer, Verdict verdict) {
        rows.add(new Row(what, goal, measured, peer, verdict));
        return this;
    }

    /** Four significant figures, thousands separated. */
    static String shown(double value, String unit) {
        double size = Math.abs(value);
        String number;
        if (Double.isNaN(value)) number = "not measured";
        else if (size >= 1_000) number = "%,d".formatted(Math.round(value));
        else if (size == 0) number = "0";
        else
            number = String.format(Locale.ROOT, "%." + Math.max(0, Math.min(6, 3 - (int) Math.floor(Math.log10(size)))) + "f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
