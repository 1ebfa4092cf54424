package com.meterwise.console.panel;

import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.meterwise.console.panel.TableView.Asked;
import com.meterwise.console.text.Formats;
import com.meterwise.console.text.Texts;

class TableViewTest {
    private static final Formats FORMATS = new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"), "EUR");

    private static Table table(String... rows) {
        List<JsonNode> trees = new ArrayList<>();
        try {
            for (String row : rows)
                trees.add(new ObjectMapper().readTree(row));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return Table.of(trees, text("name", "Name").to("/customers/{name}"), number("kwh", "Energy", 1, "kWh"), money("price", "Price"),
                time("at", "At"));
    }

    private static TableView view(Table table, Asked asked) { return TableView.of(table, asked, Texts.ENGLISH, FORMATS); }

    private static List<String> names(TableView view) { return view.lines().stream().map(line -> line.cells().get(0).text()).toList(); }

    @Test
    void numbers_sort_as_numbers_and_what_is_missing_goes_last_both_ways() {
        Table table = table("{\"name\":\"a\",\"kwh\":9}", "{\"name\":\"b\",\"kwh\":10}", "{\"name\":\"c\"}");
        assertThat(names(view(table, new Asked("", "kwh", false, 0)))).containsExactly("a", "b", "c");
        assertThat(names(view(table, new Asked("", "kwh", true, 0)))).containsExactly("b", "a", "c");
    }

    @Test
    void money_in_decimal_strings_sorts_by_amount() {
        Table table = table("{\"name\":\"a\",\"price\":\"9.50\"}", "{\"name\":\"b\",\"price\":\"10.00\"}");
        assertThat(names(view(table, new Asked("", "price", true, 0)))).containsExactly("b", "a");
    }

    @Test
    void a_filter_finds_what_is_shown_and_what_was_sent() {
        Table table = table("{\"name\":\"Mill\",\"at\":\"2026-11-22T23:30:00Z\"}", "{\"name\":\"Bakery\"}");
        assertThat(names(view(table, new Asked("MILL", "", false, 0)))).containsExactly("Mill");
        assertThat(names(view(table, new Asked("2026-11-22", "", false, 0)))).containsExactly("Mill");
        assertThat(view(table, new Asked("nobody", "", false, 0)).found()).isZero();
    }

    @Test
    void times_are_in_the_markets_zone() {
        assertThat(
                view(table("{\"name\":\"a\",\"at\":\"2026-11-22T23:30:00Z\"}"), new Asked("", "", false, 0)).lines().get(0).cells().get(3)
                        .text())
                .isEqualTo("23 Nov 2026, 00:30");
    }

    @Test
    void a_page_beyond_the_last_is_the_last() {
        String[] rows = new String[TableView.PAGE + 1];
        for (int i = 0; i < rows.length; i++)
            rows[i] = "{\"name\":\"n" + i + "\"}";
        TableView view = view(table(rows), new Asked("", "", false, 999));
        assertThat(names(view)).containsExactly("n" + TableView.PAGE);
        assertThat(view.hasAfter()).isFalse();
        assertThat(view.hasBefore()).isTrue();
    }

    @Test
    void a_link_holds_its_value_as_one_part_of_the_path() {
        assertThat(view(table("{\"name\":\"a/../b c\"}"), new Asked("", "", false, 0)).lines().get(0).cells().get(0).link())
                .isEqualTo("/customers/a%2F..%2Fb%20c");
    }

    @Test
    void a_file_has_every_row_and_no_formula() {
        String csv = Csv.of(table("{\"name\":\"=1+1\",\"kwh\":-2}", "{\"name\":\"b\"}"), new Asked("", "", false, 0), Texts.ENGLISH,
                FORMATS);
        assertThat(csv.lines()).containsExactly("name,kwh,price,at", "'=1+1,-2,,", "b,,,");
    }
}
