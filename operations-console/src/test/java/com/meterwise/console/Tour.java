package com.meterwise.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.console.Browser.Visit;

/** Every page of a running system once, each single thing being the first that its list leads to. */
final class Tour {
    /** Name of the picture to where a list's first link leads. */
    private static final Map<String, String> THINGS = Map.of("/segments", "#b-cards h3 a", "/customers", "#b-found td a", "/accounts",
            "#b-ranking td a", "/campaigns", "#b-list td a", "/offers", "#b-list td a");
    private static final List<String> LISTS = List.of("/", "/market", "/segments", "/customers", "/accounts", "/forecasts", "/losses",
            "/campaigns", "/offers", "/operations");

    private Tour() {}

    /** @return name to address, in the order of the menu */
    static Map<String, String> of(Visit visit) {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String path : LISTS) {
            String name = path.equals("/") ? "overview" : path.substring(1);
            pages.put(name, path);
            if (THINGS.containsKey(path)) first(visit, path, THINGS.get(path)).forEach(to -> pages.put(name + "-one", to));
            if (path.equals("/segments")) first(visit, path, "#b-models td a").forEach(to -> pages.put("models-one", to));
        }
        // a customer that is also a key account, so that all its panels have something to show
        if (pages.containsKey("accounts-one"))
            pages.replace("customers-one", pages.get("accounts-one").replace("/accounts/", "/customers/"));
        return pages;
    }

    private static List<String> first(Visit visit, String path, String link) {
        visit.go(path);
        List<String> found = new ArrayList<>();
        if (visit.page.locator(link).count() > 0) found.add(visit.page.locator(link).first().getAttribute("href"));
        return found;
    }
}
