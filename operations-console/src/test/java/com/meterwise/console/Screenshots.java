package com.meterwise.console;

import java.nio.file.Path;
import java.util.List;

import com.meterwise.console.Browser.Visit;
import com.microsoft.playwright.Page;

/** Takes the pictures of docs/console from a running system: address, password, folder, key account, customer, campaign, offer, segment. */
final class Screenshots {
    private Screenshots() {}

    public static void main(String[] line) {
        List<String> paths = List.of("/", "/market", "/segments", "/segments/" + line[7], "/customers", "/customers/" + line[4],
                "/accounts",
                "/accounts/" + line[3], "/forecasts", "/losses", "/campaigns", "/campaigns/" + line[5], "/offers", "/offers/" + line[6],
                "/operations");
        try (Browser browser = Browser.open()) {
            for (String theme : List.of("Light", "Dark")) {
                try (Visit visit = browser.visit(line[0], 1280, 1000).signIn("manager", line[1])) {
                    if (theme.equals("Dark")) visit.page.click("text=Dark");
                    for (String path : paths) {
                        visit.go(path);
                        String kind = path.equals("/")
                                ? "overview"
                                : path.substring(1).replaceAll("/.*", path.indexOf('/', 1) > 0 ? "-one" : "");
                        visit.page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                                .setPath(Path.of(line[2], kind + "-" + theme.toLowerCase(java.util.Locale.ROOT) + ".png")));
                    }
                    visit.isQuiet();
                }
            }
        }
    }
}
