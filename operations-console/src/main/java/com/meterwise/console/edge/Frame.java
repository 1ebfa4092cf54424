package com.meterwise.console.edge;

import java.util.List;

import com.meterwise.console.services.Role;
import com.meterwise.console.text.Texts;

/**
 * What stands around every page.
 *
 * @param person empty before sign-in
 * @param back   where a change of language or theme returns to
 */
public record Frame(Texts t, String theme, String person, String role, List<Link> links, String back) {
    public record Link(String label, String href, boolean current) {}

    static Frame ofNobody(Prefs prefs) { return new Frame(prefs.texts(), prefs.theme(), "", "", List.of(), "/sign-in"); }

    static Frame of(Prefs prefs, String person, Role role, List<Link> links, String back) {
        return new Frame(prefs.texts(), prefs.theme(), person, role.id(), links, back);
    }

    public String otherTheme() { return theme.equals("dark") ? "light" : "dark"; }

    public String otherLanguage() { return t.locale().getLanguage().equals("zh") ? "en" : "zh"; }
}
