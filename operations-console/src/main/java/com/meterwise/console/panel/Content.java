package com.meterwise.console.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a panel holds: any of sentences, facts, a chart, a table behind it, cards and actions. */
public record Content(List<String> notes, List<Fact> facts, Figure figure, Table table, List<Action> actions, List<Card> cards,
        boolean upload) {
    public Content {
        notes = List.copyOf(notes);
        facts = List.copyOf(facts);
        actions = List.copyOf(actions);
        cards = List.copyOf(cards);
    }

    /** A number with its name. @param link where it leads; empty if nowhere. @param tone good, warn, bad or empty */
    public record Fact(String label, String value, String more, String link, String tone) {
        public static Fact of(String label, String value) { return new Fact(label, value, "", "", ""); }

        public Fact more(String text) { return new Fact(label, value, text, link, tone); }

        public Fact to(String target) { return new Fact(label, value, more, target, tone); }

        public Fact tone(String how) { return new Fact(label, value, more, link, how); }
    }

    /**
     * @param kind  the script that draws it: chart-KIND.js
     * @param label tells a screen reader what is drawn
     * @param data  written as JSON
     */
    public record Figure(String kind, String label, Map<String, Object> data) {}

    /** A small panel of its own. @param swatch position of its colour among the charts'; -1 without */
    public record Card(String title, String link, int swatch, List<String> lines, List<Fact> facts, Figure figure) {}

    public static Content empty() { return new Content(List.of(), List.of(), null, null, List.of(), List.of(), false); }

    public static Content of(Table table) { return empty().and(table); }

    public Content and(Table behind) { return new Content(notes, facts, figure, behind, actions, cards, upload); }

    public Content and(Figure drawn) { return new Content(notes, facts, drawn, table, actions, cards, upload); }

    public Content facts(List<Fact> more) { return new Content(notes, more, figure, table, actions, cards, upload); }

    public Content cards(List<Card> more) { return new Content(notes, facts, figure, table, actions, more, upload); }

    public Content act(List<Action> more) { return new Content(notes, facts, figure, table, more, cards, upload); }

    public Content note(String text) {
        List<String> all = new ArrayList<>(notes);
        if (text != null && !text.isBlank()) all.add(text);
        return new Content(all, facts, figure, table, actions, cards, upload);
    }

    /** With a place to drop a file of readings. */
    public Content uploading() {
        return new Content(notes, facts, figure, table, actions, cards, true);
    }

    boolean isEmpty() {
        return !upload && notes.isEmpty() && facts.isEmpty() && figure == null && actions.isEmpty() && cards.isEmpty()
                && (table == null || table.rows().isEmpty());
    }
}
