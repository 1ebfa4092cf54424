package com.meterwise.console.panel;

import java.util.List;

import com.meterwise.console.services.Role;

/**
 * A button, with a form if something must be said.
 *
 * @param path    of the deed, such as {@code operations/replay?id=7}
 * @param confirm what is asked before; empty if nothing
 */
public record Action(String label, String path, Role role, String confirm, List<Field> fields, boolean grave) {
    public Action {
        fields = List.copyOf(fields);
    }

    public static Action of(String label, String path, Role role) { return new Action(label, path, role, "", List.of(), false); }

    public Action asking(String question) { return new Action(label, path, role, question, fields, grave); }

    public Action with(Field... asked) { return with(List.of(asked)); }

    public Action with(List<Field> asked) { return new Action(label, path, role, confirm, asked, grave); }

    /** Cannot be undone. */
    public Action asGrave() { return new Action(label, path, role, confirm, fields, true); }

    /**
     * @param kind    text, date, number, area, condition, select or hidden
     * @param options of a select
     */
    public record Field(String name, String label, String kind, String value, List<String> options, boolean required) {
        public static Field text(String name, String label, String value) { return new Field(name, label, "text", value, List.of(), true); }

        public static Field area(String name, String label, String value) { return new Field(name, label, "area", value, List.of(), true); }

        /** A condition of the campaign service, checked while it is typed. */
        public static Field condition(String name, String label, String value) {
            return new Field(name, label, "condition", value, List.of(), true);
        }

        public static Field number(String name, String label, String value) {
            return new Field(name, label, "number", value, List.of(), true);
        }

        public static Field date(String name, String label, String value) { return new Field(name, label, "date", value, List.of(), true); }

        public static Field select(String name, String label, String value, List<String> options) {
            return new Field(name, label, "select", value, options, true);
        }

        public Field optional() { return new Field(name, label, kind, value, options, false); }
    }
}
