package com.meterwise.console.panel;

import java.util.List;
import java.util.function.Function;

import com.meterwise.console.services.Role;

/**
 * A part of a page that is fetched by itself, so that one service down leaves the others' standing.
 *
 * @param id      in the area
 * @param title   English
 * @param width   of twelve columns on a wide screen
 * @param role    who may see it
 * @param live    fetched again when something has happened
 * @param following fetched again when a person has chosen something in another panel of the page
 * @param choices what a person may choose, shown above it
 */
public record Panel(String id, String title, int width, Role role, boolean live, boolean following, List<Choice> choices,
        Function<Ask, Content> content) {
    public Panel {
        if (!id.matches("[a-z][a-z-]*")) throw new IllegalArgumentException("a panel's id is lower case, got " + id);
        if (width < 1 || width > 12) throw new IllegalArgumentException("a page has twelve columns, got " + width);
        choices = List.copyOf(choices);
    }

    public static Panel of(String id, String title, int width, Function<Ask, Content> content) {
        return new Panel(id, title, width, Role.VIEWER, false, false, List.of(), content);
    }

    public Panel forRole(Role least) { return new Panel(id, title, width, least, live, following, choices, content); }

    public Panel isLive() { return new Panel(id, title, width, role, true, following, choices, content); }

    /** Shows what is chosen anywhere on the page, such as a period. */
    public Panel follows() {
        return new Panel(id, title, width, role, live, true, choices, content);
    }

    public Panel choosing(Choice... offered) { return new Panel(id, title, width, role, live, following, List.of(offered), content); }

    /** @param options empty for a text; a date if the name ends in From or To */
    public record Choice(String name, String label, List<String> options) {
        public static Choice of(String name, String label, String... options) { return new Choice(name, label, List.of(options)); }

        public String kind() { return !options.isEmpty() ? "select" : name.equals("from") || name.equals("to") ? "date" : "search"; }
    }
}
