package com.meterwise.console.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.text.Formats;
import com.meterwise.console.text.Texts;

/**
 * A page of a table: filtered by a text, sorted by a column.
 *
 * @param sort  key of the column; empty for the service's own order
 * @param page  from 0
 * @param found rows that pass the filter
 * @param all   rows there are
 */
public record TableView(Table table, List<Head> heads, List<Line> lines, String filter, String sort, boolean descending, int page,
        int found, int all) {
    public static final int PAGE = 15;

    /** @param next direction a click sorts in */
    public record Head(String key, String label, boolean numeric, String sorted, String next) {}

    /** @param order sortable as it is shown */
    public record Cell(String text, String link, String kind, boolean numeric) {}

    public record Line(List<Cell> cells, List<Action> actions) {}

    static TableView of(Table table, Asked asked, Texts texts, Formats formats) {
        List<JsonNode> rows = matching(table, asked.filter(), texts, formats);
        sort(rows, table, asked);
        int pages = Math.max(1, (rows.size() + PAGE - 1) / PAGE), page = Math.max(0, Math.min(asked.page(), pages - 1));
        List<Line> lines = rows.subList(page * PAGE, Math.min(rows.size(), page * PAGE + PAGE)).stream()
                .map(row -> line(table, row, texts, formats)).toList();
        List<Head> heads = table.columns().stream().map(column -> head(column, asked, texts)).toList();
        return new TableView(table, heads, lines, asked.filter(), asked.sort(), asked.descending(), page, rows.size(),
                table.rows().size());
    }

    /** What a person asked of a table. */
    record Asked(String filter, String sort, boolean descending, int page) {
        static Asked of(Ask ask, String panel) {
            return new Asked(ask.parameter(panel + ".q"), ask.parameter(panel + ".sort"), ask.parameter(panel + ".dir").equals("desc"),
                    number(ask.parameter(panel + ".page", "0")));
        }

        private static int number(String text) { return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0; }
    }

    public boolean hasBefore() { return page > 0; }

    public boolean hasAfter() { return (page + 1) * PAGE < found; }

    public int before() { return page - 1; }

    public int after() { return page + 1; }

    public int first() { return found == 0 ? 0 : page * PAGE + 1; }

    public int last() { return Math.min(found, page * PAGE + PAGE); }

    /** A filter is of use where not everything is seen at once. */
    public boolean isLong() { return all > 8; }

    /** Rows in the order and choice a person sees, all pages, as shown in machine form. */
    static List<JsonNode> matching(Table table, String filter, Texts texts, Formats formats) {
        String wanted = filter.toLowerCase(Locale.ROOT).strip();
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : table.rows()) {
            boolean matches = wanted.isEmpty() || table.columns().stream()
                    .anyMatch(column -> cell(column, row, texts, formats).text().toLowerCase(Locale.ROOT).contains(wanted)
                            || Table.plain(Table.at(row, column.key())).toLowerCase(Locale.ROOT).contains(wanted));
            if (matches) rows.add(row);
        }
        return rows;
    }

    static void sort(List<JsonNode> rows, Table table, Asked asked) {
        table.columns().stream().filter(column -> column.key().equals(asked.sort())).findFirst()
                .ifPresent(column -> rows.sort(order(column, asked.descending())));
    }

    /** What is missing goes last in both directions. */
    private static Comparator<JsonNode> order(Column column, boolean descending) {
        if (column.isNumeric()) {
            Comparator<Double> numbers = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
            return Comparator.comparing(row -> {
                double value = Table.numberOf(Table.at(row, column.key()));
                return Double.isNaN(value) ? null : value;
            }, Comparator.nullsLast(numbers));
        }
        Comparator<String> words = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(row -> {
            String text = Table.plain(Table.at(row, column.key()));
            return text.isEmpty() ? null : text;
        }, Comparator.nullsLast(words));
    }

    private static Head head(Column column, Asked asked, Texts texts) {
        boolean sorted = column.key().equals(asked.sort());
        String label = texts.of(column.label()) + (column.unit().isEmpty() ? "" : " (" + column.unit() + ")");
        return new Head(column.key(), label, column.isNumeric(), !sorted ? "none" : asked.descending() ? "descending" : "ascending",
                sorted && !asked.descending() ? "desc" : "asc");
    }

    private static Line line(Table table, JsonNode row, Texts texts, Formats formats) {
        return new Line(table.columns().stream().map(column -> cell(column, row, texts, formats)).toList(), table.actions().apply(row));
    }

    private static Cell cell(Column column, JsonNode row, Texts texts, Formats formats) {
        JsonNode value = Table.at(row, column.key());
        String plain = Table.plain(value);
        String text = plain.isEmpty() ? "–" : switch (column.kind()) {
            case TEXT -> plain;
            case BADGE -> texts.of(plain);
            case TIME -> formats.time(plain);
            case YES -> texts.of(value.asBoolean() ? "yes" : "no");
            case NUMBER -> formats.number(Table.numberOf(value), column.decimals());
            case PERCENT -> formats.percent(Table.numberOf(value), column.decimals());
            case MONEY -> formats.money(Table.numberOf(value));
        };
        return new Cell(text, plain.isEmpty() ? "" : link(column.link(), row), column.kind().name().toLowerCase(Locale.ROOT),
                column.isNumeric());
    }

    private static String link(String pattern, JsonNode row) {
        StringBuilder link = new StringBuilder();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            link.append(pattern, at, open).append(Ask.encoded(Table.plain(Table.at(row, pattern.substring(open + 1, close)))));
            at = close + 1;
        }
        return link.append(pattern.substring(at)).toString();
    }
}
