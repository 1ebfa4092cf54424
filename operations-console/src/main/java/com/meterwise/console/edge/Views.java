package com.meterwise.console.edge;

import java.util.List;
import java.util.Map;

import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Shown;

import io.quarkus.qute.TemplateInstance;

/** The templates, checked when the console is built. */
final class Views {
    private Views() {}

    record signin(Frame frame, boolean failed) implements TemplateInstance {}

    record page(Frame frame, Area area, String title, List<Panel> panels, String query, Map<String, String> chosen)
            implements
                TemplateInstance {}

    record panel(Frame frame, Shown shown) implements TemplateInstance {}

    record said(Frame frame, String sentence, String tone, Shown shown) implements TemplateInstance {}

    record checked(boolean valid, String sentence) implements TemplateInstance {}

    record missing(Frame frame, String sentence) implements TemplateInstance {}
}
