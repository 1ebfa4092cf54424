package com.meterwise.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.meterwise.console.Browser.Visit;
import com.microsoft.playwright.Page;

/** Takes the pictures of docs/console from a running system: its address, the password, the folder. */
final class Screenshots {
    private Screenshots() {}

    public static void main(String[] line) {
        try (Browser browser = Browser.open()) {
            for (String theme : List.of("Light", "Dark")) {
                try (Visit visit = browser.visit(line[0], 1280, 1000).signIn("manager", line[1])) {
                    if (theme.equals("Dark")) visit.page.click("text=Dark");
                    for (Map.Entry<String, String> page : Tour.of(visit).entrySet()) {
                        visit.go(page.getValue());
                        visit.page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                                .setPath(Path.of(line[2], page.getKey() + "-" + theme.toLowerCase(Locale.ROOT) + ".png")));
                    }
                    visit.isQuiet();
                }
            }
        }
    }
}
