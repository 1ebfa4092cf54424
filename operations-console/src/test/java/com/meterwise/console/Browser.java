package com.meterwise.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;

/** A real browser and what it complained about. One for all tests, since starting takes a second. */
final class Browser implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String WATCH = """
            window.violations = [];
            document.addEventListener('securitypolicyviolation', e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));""";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Browser open() {
        assumeTrue(Files.isExecutable(CHROMIUM), "chromium is not installed: apt-get install chromium");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright,
                playwright.chromium().launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox",
                        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync"))));
    }

    /** A person's visit, with cookies of its own. */
    Visit visit(String address, int width, int height) {
        return new Visit(address, width, height);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    final class Visit implements AutoCloseable {
        private final String address;
        private final BrowserContext context;
        private final List<String> complaints = new ArrayList<>();
        final Page page;

        private Visit(String address, int width, int height) {
            this.address = address;
            context = browser
                    .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-GB"));
            context.setDefaultTimeout(15_000);
            page = context.newPage();
            page.addInitScript(WATCH);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) complaints.add(message.text());
            });
            page.onPageError(complaints::add);
        }

        Visit signIn(String role, String password) {
            page.navigate(address + "/sign-in");
            page.fill("#who", role);
            page.fill("#word", password);
            page.click(".sign-in button");
            page.waitForURL(address + "/");
            return this;
        }

        /** Waits until every panel is there and every chart is drawn. */
        Visit go(String path) {
            page.navigate(address + path);
            return settled();
        }

        Visit settled() {
            page.waitForFunction("() => !document.querySelector('[aria-busy=true], figure[data-chart]:not([data-drawn=done])')");
            return this;
        }

        /** Nothing serious for a person who cannot see or cannot use a mouse. */
        void isAccessible() {
            List<Rule> serious = new AxeBuilder(page).analyze().getViolations().stream()
                    .filter(rule -> rule.getImpact().equals("serious") || rule.getImpact().equals("critical")).toList();
            assertThat(serious).as(page.url()).extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml()).isEmpty();
        }

        void isQuiet() {
            assertThat(page.evaluate("() => window.violations")).as(page.url()).isEqualTo(List.of());
            assertThat(complaints).isEmpty();
        }

        @Override
        public void close() { context.close(); }
    }
}
