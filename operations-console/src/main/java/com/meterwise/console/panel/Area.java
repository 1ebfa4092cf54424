package com.meterwise.console.panel;

import java.util.List;
import java.util.Optional;

import com.meterwise.console.services.Role;

/**
 * A page.
 *
 * @param id     its address; one with a dot, such as customers.one, has its thing's id behind it
 * @param detail shows one thing, named by the parameter id
 */
public record Area(String id, String title, boolean detail, List<Panel> panels, List<Deed> deeds) {
    public Area {
        panels = List.copyOf(panels);
        deeds = List.copyOf(deeds);
    }

    public Optional<Panel> panel(String name) { return panels.stream().filter(panel -> panel.id().equals(name)).findFirst(); }

    public Optional<Deed> deed(String name) { return deeds.stream().filter(deed -> deed.id().equals(name)).findFirst(); }

    /** Something a person may do from here. @param work does it and says in a sentence what came of it */
    public record Deed(String id, Role role, Work work) {}

    /** @see Deed */
    public interface Work {
        Done on(Ask ask);
    }

    /** @param lead where to go then; empty to stay */
    public record Done(String sentence, String lead, Content content) {
        public static Done of(String sentence) { return new Done(sentence, "", null); }

        public static Done leading(String sentence, String lead) { return new Done(sentence, lead, null); }

        public static Done showing(String sentence, Content content) { return new Done(sentence, "", content); }
    }
}
