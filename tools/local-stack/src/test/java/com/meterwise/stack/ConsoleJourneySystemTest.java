package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.embedded.Root;
import com.meterwise.stack.Market.ClockMode;
import com.meterwise.synthetic.Utility;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;

/** From a file of readings to an accepted offer, by hand, in a browser, over the whole system. */
class ConsoleJourneySystemTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** Segments are found on the fourteenth day; without them nobody is offered anything. */
    private static final int DAYS = 18;
    private static final double PATIENCE = 20_000;
    private static final Duration OFFERS = Duration.ofSeconds(60);

    private final List<String> complaints = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void a_file_comes_in_a_campaign_is_approved_by_somebody_else_and_an_offer_is_accepted() {
        assumeTrue(Files.isExecutable(CHROMIUM), "chromium is not installed: apt-get install chromium");
        Path root = Root.find();
        // live, since a replay contacts nobody; so the days must be the last ones
        Market market = new Market(ZONE, Currency.getInstance("EUR"), ClockMode.LIVE, PortPlan.free(Service.of(root)).from());
        LocalDate last = LocalDate.now(ZONE).minusDays(1);
        Utility load = Utility.of(40, last.minusDays(DAYS - 1L), DAYS, ZONE);
        try (Stack stack = Stack.start(root, folder, market, new Progress(System.out))) {
            new Sample(load, stack.system(), stack.progress()).load();
            new Closing(stack.system(), stack.progress()).close(last);
            String address = stack.system().services().get(Service.CONSOLE.id()), password = ConsoleSettings.password(folder);
            try (Playwright playwright = Playwright
                    .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                    Browser browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(CHROMIUM)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
                Page operator = signIn(browser, address, "operator", password), manager = signIn(browser, address, "manager", password);
                upload(operator, address);
                write(operator, address);
                activate(manager, address);
                Pause.until(() -> Figures.of(stack.system()).count(Service.CAMPAIGN, "offers") > 0, OFFERS);
                accept(operator, manager, address);
                assertThat(complaints).isEmpty();
            }
        }
    }

    private Page signIn(Browser browser, String address, String role, String password) {
        Page page = browser.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.onDialog(dialog -> dialog.accept());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        page.navigate(address + "/sign-in");
        page.fill("#who", role);
        page.fill("#word", password);
        page.click(".sign-in button");
        page.waitForURL(address + "/");
        return page;
    }

    private static void upload(Page page, String address) {
        page.navigate(address + "/operations");
        page.setInputFiles("input[type=file]", new FilePayload("day.csv", "text/csv",
                "meterId,start,kwh\nM-000001,%sT10:00:00Z,1.5\nM-000001,nonsense,1\n".formatted(LocalDate.now(ZONE).minusDays(3))
                        .getBytes(StandardCharsets.UTF_8)));
        page.fill("input[name=interval]", "PT30M");
        page.click("form.upload button");
        page.waitForSelector("[data-report]:has-text('1 readings taken, 1 lines refused')");
    }

    private static void write(Page page, String address) {
        page.navigate(address + "/campaigns");
        page.click("#b-new summary");
        page.fill("#b-new input[name=campaign]", "C-JOURNEY");
        page.fill("#b-new input[name=name]", "Everybody who would save");
        page.selectOption("#b-new select[name=product]", "P-TOU-SWITCH");
        page.fill("#b-new textarea[name=when]", "annualKwh > 0 and colour = 1");
        page.waitForSelector(".verdict.bad:has-text('colour')");
        page.fill("#b-new textarea[name=when]", "annualKwh > 0");
        page.waitForSelector(".verdict.good:has-text('annualKwh')");
        page.fill("#b-new input[name=holdout]", "0");
        page.fill("#b-new input[name=from]", LocalDate.now(ZONE).minusDays(DAYS).toString());
        page.click("#b-new form button");
        page.waitForURL("**/campaigns/C-JOURNEY");
        page.click("button:text-is('Preview')");
        page.waitForSelector("#said:has-text('nothing is kept')");
    }

    private static void activate(Page page, String address) {
        page.navigate(address + "/campaigns/C-JOURNEY");
        page.click("button:text-is('Activate')");
        page.waitForSelector("#said:has-text('is active')");
    }

    /** A key account's offer is a manager's to approve. */
    private static void accept(Page operator, Page manager, String address) {
        manager.navigate(address + "/offers?status=PROPOSED");
        String offer = manager.locator("#b-list td a[href^='/offers/']").first().getAttribute("href");
        manager.navigate(address + offer);
        step(manager, "Approve", "The offer is approved");
        operator.navigate(address + offer);
        step(operator, "Send", "The offer is sent");
        step(operator, "Accept", "The offer is accepted");
        operator.waitForSelector("#b-about:has-text('ACCEPTED')");
    }

    private static void step(Page page, String button, String said) {
        page.click("#b-about button:text-is('" + button + "')");
        page.waitForSelector("#said:has-text('" + said + "')");
    }
}
