package com.meterwise.console.edge;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.MultivaluedMap;

import com.meterwise.console.panel.Ask;

/** A page's state lives in its address, so that it can be kept and sent; panels read it from there and write it back. */
final class Addresses {
    private Addresses() {}

    static Map<String, String> parameters(MultivaluedMap<String, String> query) {
        Map<String, String> parameters = new TreeMap<>();
        query.forEach((name, values) -> parameters.put(name, values.get(values.size() - 1)));
        return parameters;
    }

    /** Of the address a fragment was asked from, then of the request itself. */
    static Map<String, String> together(String page, Map<String, String> own) {
        Map<String, String> parameters = new TreeMap<>(page == null ? Map.of() : parameters(page));
        parameters.putAll(own);
        return parameters;
    }

    /** The page's address with the parameters it then has. */
    static String of(String page, Map<String, String> parameters) {
        String query = parameters.entrySet().stream().filter(one -> !one.getValue().isBlank() && !one.getKey().equals("id"))
                .map(one -> Ask.encoded(one.getKey()) + "=" + Ask.encoded(one.getValue())).collect(Collectors.joining("&"));
        return URI.create(page).getRawPath() + (query.isEmpty() ? "" : "?" + query);
    }

    private static Map<String, String> parameters(String page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = page.indexOf('?');
        if (at < 0) return parameters;
        for (String pair : List.of(page.substring(at + 1).split("[&#]"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a half-written escape is a text like another
            return text;
        }
    }
}
