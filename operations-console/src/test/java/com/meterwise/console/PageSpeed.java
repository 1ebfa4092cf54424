package com.meterwise.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.meterwise.console.Browser.Visit;

/**
 * How long a person waits for each page of a running system: its address, the password, how often each is opened. Milliseconds from the
 * click, the median and the worst, of the first paint of content and of the first panel that shows data.
 */
final class PageSpeed {
    private static final double LIMIT = 1_000;
    /** When the first panel was filled is noted by the page itself. */
    private static final String NOTE = """
            document.addEventListener('htmx:afterSwap', () => { window.firstData ??= performance.now() })""";
    private static final String TIMES = """
            () => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1, window.firstData ?? -1]""";

    private PageSpeed() {}

    public static void main(String[] line) {
        int times = Integer.parseInt(line[2]);
        boolean slow = false;
        System.out.printf("%-16s %28s %28s%n%-16s %14s %13s %14s %13s%n", "", "first paint, ms", "first data, ms", "page", "median",
                "worst",
                "median", "worst");
        try (Browser browser = Browser.open(); Visit visit = browser.visit(line[0], 1280, 1000).signIn("manager", line[1])) {
            visit.page.addInitScript(NOTE);
            Map<String, String> tour = Tour.of(visit);
            for (Map.Entry<String, String> page : tour.entrySet()) {
                List<Double> paints = new ArrayList<>(), data = new ArrayList<>();
                for (int i = 0; i < times; i++) {
                    visit.go(page.getValue());
                    List<?> measured = (List<?>) visit.page.evaluate(TIMES);
                    paints.add(((Number) measured.get(0)).doubleValue());
                    data.add(((Number) measured.get(1)).doubleValue());
                }
                paints.sort(null);
                data.sort(null);
                slow |= worst(paints) > LIMIT || worst(data) > LIMIT;
                System.out.printf("%-16s %14.0f %13.0f %14.0f %13.0f%n", page.getKey(), median(paints), worst(paints), median(data),
                        worst(data));
            }
        }
        System.out.println(slow ? "some page waited more than 1 s" : "no page waited more than 1 s");
        System.exit(slow ? 1 : 0);
    }

    private static double median(List<Double> sorted) { return sorted.get(sorted.size() / 2); }

    private static double worst(List<Double> sorted) { return sorted.get(sorted.size() - 1); }
}
