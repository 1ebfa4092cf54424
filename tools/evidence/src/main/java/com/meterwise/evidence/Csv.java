package com.meterwise.evidence;

import java.util.ArrayList;
import java.util.List;

/** Lines of plain CSV, as meters' files are: no separator within quotes. */
final class Csv {
    private Csv() {}

    /** NaN of what is no number. */
    static double number(String cell) {
        try {
            return cell.isBlank() ? Double.NaN : Double.parseDouble(cell.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            cells.add(unquoted(line.substring(from, at)));
            from = at + 1;
        }
        cells.add(unquoted(line.substring(from)));
        return cells;
    }

    private static String unquoted(String cell) {
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
    }
}
