package com.meterwise.console.panel;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.ServiceDown;
import com.meterwise.console.text.Formats;
import com.meterwise.console.text.Texts;

/**
 * A panel ready to be shown: what it holds, or why it holds nothing.
 *
 * @param at      address of the panel, with the parameters that say of what, such as the id
 * @param trouble why it holds nothing; empty if it does
 * @param down    whether asking again may help
 */
public record Shown(String id, String at, String export, Content content, TableView table, String trouble, boolean down, Role role) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;

    static Shown holding(Panel panel, String at, String export, Content content, Ask ask) {
        TableView view = content.table() == null
                ? null
                : TableView.of(content.table(), TableView.Asked.of(ask, panel.id()), ask.texts(), ask.formats());
        return new Shown(panel.id(), at, export, content, view, "", false, ask.role());
    }

    /** Asks, and turns the expected troubles into sentences. */
    public static Shown of(Panel panel, String at, String export, Ask ask) {
        try {
            return holding(panel, at, export, panel.content().apply(ask), ask);
        } catch (ServiceDown e) {
            return troubled(panel, at, ask.say("The %s service does not answer. Everything else goes on working.", e.service().id()), true,
                    ask);
        } catch (Refused e) {
            if (e.status() == NOT_FOUND) return troubled(panel, at, ask.say("Nothing here yet") + ": " + e.getMessage(), false, ask);
            return troubled(panel, at, e.title() + ": " + e.getMessage(), e.status() >= 500, ask);
        }
    }

    private static Shown troubled(Panel panel, String at, String sentence, boolean down, Ask ask) {
        return new Shown(panel.id(), at, "", Content.empty(), null, sentence, down, ask.role());
    }

    /** What a deed answers with beside its sentence. */
    public static Shown said(Content content, Ask ask) {
        return holding(Panel.of("said", "", 12, asked -> content), "", "", content, ask);
    }

    /** The panel's table as a file. @return empty if it has none */
    public static Optional<String> csv(Panel panel, Ask ask) {
        Texts texts = ask.texts();
        Formats formats = ask.formats();
        return Optional.ofNullable(panel.content().apply(ask).table())
                .map(table -> Csv.of(table, TableView.Asked.of(ask, panel.id()), texts, formats));
    }

    public boolean isEmpty() { return trouble.isEmpty() && content.isEmpty(); }

    public boolean hasTable() { return table != null && !table.table().rows().isEmpty(); }

    /** A table behind a chart stays open while it is worked with. */
    public boolean isTableOpen() {
        return table != null && !(table.sort().isEmpty() && table.filter().isEmpty() && table.page() == 0);
    }

    public String glue() { return at.contains("?") ? "&" : "?"; }

    public boolean may(Action action) { return role.covers(action.role()); }

    public boolean hasRowActions() {
        return table != null && table.lines().stream().anyMatch(line -> line.actions().stream().anyMatch(this::may));
    }

    public List<Action> allowed() { return content.actions().stream().filter(this::may).toList(); }

    /** For an attribute: the template escapes it. */
    public String json(Content.Figure figure) {
        try {
            return JSON.writeValueAsString(figure.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a chart's data must be writable as JSON: " + figure.kind(), e);
        }
    }
}
