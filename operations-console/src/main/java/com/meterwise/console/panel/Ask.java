package com.meterwise.console.panel;

import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Table.Rows;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;
import com.meterwise.console.services.Services;
import com.meterwise.console.text.Formats;
import com.meterwise.console.text.Texts;

/** A person's question: who asks, with which parameters, in which language. */
public record Ask(Services services, Role role, String token, Map<String, String> parameters, Texts texts, Formats formats) {
    /** Enough to sort and filter on a page; more is for an export or a narrower question. */
    public static final int MOST = 1000;

    public Ask {
        parameters = Map.copyOf(parameters);
    }

    public String parameter(String name, String otherwise) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    public String parameter(String name) { return parameter(name, ""); }

    public JsonNode get(Service service, String path) { return services.get(service, path, token); }

    /** Pages together, up to {@link #MOST} rows, or so many as are said. @param path without limit and cursor */
    public Rows rows(Service service, String path) {
        return rows(service, path, MOST);
    }

    public Rows rows(Service service, String path, int most) {
        List<JsonNode> rows = new ArrayList<>();
        String glue = path.contains("?") ? "&" : "?", cursor = null;
        do {
            JsonNode page = get(service,
                    path + glue + "limit=" + Math.min(most, MOST) + (cursor == null ? "" : "&cursor=" + encoded(cursor)));
            (page.isArray() ? page : page.path("items")).forEach(rows::add);
            String next = page.path("nextCursor").asText("");
            cursor = next.isEmpty() || next.equals("null") || next.equals(cursor) ? null : next;
        } while (cursor != null && rows.size() < most);
        return new Rows(rows.size() > most ? rows.subList(0, most) : rows, cursor != null);
    }

    public JsonNode change(Service service, String method, String path, Object body, String... headers) {
        return services.change(service, method, path, body, token, headers);
    }

    public JsonNode upload(Service service, String path, String type, InputStream body) {
        return services.upload(service, path, type, body, token);
    }

    public String etag(Service service, String path) { return services.etag(service, path, token); }

    public String say(String english) { return texts.of(english); }

    public String say(String english, Object... values) { return texts.with(english, values); }

    public static String encoded(String text) { return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"); }

    /** A part of a path that came from outside. */
    public String encodedParameter(String name) { return encoded(parameter(name)); }
}
