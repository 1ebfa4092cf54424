package com.meterwise.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.console.Browser.Visit;
import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Area;
import com.microsoft.playwright.options.FilePayload;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** What people come for, in a real browser. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class JourneysTest {
    private static Browser browser;

    @TestHTTPResource("/")
    URL root;

    @BeforeAll
    static void open() { browser = Browser.open(); }

    @AfterAll
    static void close() { if (browser != null) browser.close(); }

    @BeforeEach
    void fresh() { FakeServices.reset(); }

    private String address() { return root.toString().replaceAll("/$", ""); }

    private Visit as(String role) { return browser.visit(address(), 1400, 900).signIn(role, "look"); }

    @Test
    void every_page_is_quiet_and_accessible() {
        try (Visit visit = as("manager")) {
            for (Area area : Areas.all().everyOne()) {
                visit.go(area.id().equals("overview") ? "/" : "/" + (area.detail() ? area.id().replace(".one", "/X-1") : area.id()));
                visit.page.locator("figure.chart:not(.small)").all().forEach(chart -> {
                    chart.scrollIntoViewIfNeeded();
                    chart.hover();
                });
                visit.isAccessible();
                visit.isQuiet();
            }
        }
    }

    @Test
    void dark_chinese_and_narrow_are_quiet_and_accessible_too() {
        try (Visit visit = browser.visit(address(), 360, 800).signIn("operator", "look")) {
            visit.page.click("text=Dark");
            visit.page.click("text=中文");
            for (String path : List.of("/", "/segments", "/operations")) {
                visit.go(path);
                assertThat(visit.page.getAttribute("html", "lang")).isEqualTo("zh-CN");
                assertThat(visit.page.getAttribute("html", "data-bs-theme")).isEqualTo("dark");
                assertThat((Boolean) visit.page.evaluate("() => document.documentElement.scrollWidth <= 360")).as(path).isTrue();
                visit.isAccessible();
                visit.isQuiet();
            }
        }
    }

    @Test
    void a_person_finds_a_customer_and_reads_why_it_moved() {
        try (Visit visit = as("viewer")) {
            visit.go("/customers");
            visit.page.locator("#c-found-find").pressSequentially("C-000017");
            visit.page.waitForURL("**/customers?find=C-000017");
            visit.page.click("#b-found tbody tr:has-text('C-000017') a");
            visit.settled();
            assertThat(visit.page.url()).endsWith("/customers/C-000017");
            assertThat(visit.page.textContent("#b-segment")).contains("nearer to");
            assertThat(visit.page.textContent("#b-decisions")).contains("SUPPRESSED");
            visit.isQuiet();
        }
    }

    @Test
    void a_manager_previews_a_campaign_and_activates_it() {
        FakeServices.ANSWERS.put("GET campaign/v1/campaigns/C-1",
                "{\"campaignId\":\"C-1\",\"name\":\"A draft\",\"status\":\"DRAFT\",\"segments\":[]}");
        try (Visit visit = as("manager")) {
            visit.go("/campaigns/C-1");
            visit.page.click("text=Preview");
            visit.page.waitForSelector("#said .facts");
            assertThat(visit.page.textContent("#said")).contains("nothing is kept").contains("5-saving");
            visit.page.onDialog(dialog -> dialog.accept());
            visit.page.click("text=Activate");
            visit.page.waitForSelector("#said:has-text('is active')");
            assertThat(FakeServices.SENT).extracting(FakeServices.Sent::path).contains("/v1/campaigns/C-1/activate");
            visit.isQuiet();
        }
    }

    @Test
    void a_condition_is_checked_while_it_is_written_and_the_draft_is_kept() {
        FakeServices.ANSWERS.put("POST campaign/v1/conditions/check",
                "{\"valid\":false,\"message\":\"unknown name colour (at character 1)\",\"position\":0,\"names\":[],\"functions\":[]}");
        try (Visit visit = as("operator")) {
            visit.go("/campaigns");
            visit.page.click("#b-new summary");
            visit.page.locator("textarea[name=when]").pressSequentially("colour = 1");
            visit.page.waitForSelector(".verdict.bad:has-text('unknown name colour')");
            FakeServices.ANSWERS.remove("POST campaign/v1/conditions/check");
            visit.page.fill("textarea[name=when]", "annualKwh >= 100000");
            visit.page.waitForSelector(".verdict.good:has-text('annualKwh')");
            visit.isAccessible();
            visit.page.fill("input[name=campaign]", "C-NEW");
            visit.page.fill("#b-new input[name=name]", "Large ones");
            visit.page.fill("#b-new input[name=from]", "2026-12-01");
            visit.page.click("#b-new form button");
            visit.page.waitForURL("**/campaigns/C-NEW");
            assertThat(FakeServices.SENT).filteredOn(sent -> sent.method().equals("PUT")).singleElement()
                    .matches(sent -> sent.path().equals("/v1/campaigns/C-NEW") && sent.body().contains("\"when\":\"annualKwh >= 100000\"")
                            && sent.body().contains("\"status\":\"DRAFT\""));
            visit.isQuiet();
        }
    }

    @Test
    void a_manager_compares_two_models_and_activates_one() {
        FakeServices.ANSWERS.put("GET segmentation/v1/models/model-2026-11-22-1",
                "{\"modelId\":\"model-2026-11-22-1\",\"status\":\"TRAINED\",\"provenance\":{\"k\":4,\"trials\":[]},\"segments\":[]}");
        try (Visit visit = as("manager")) {
            visit.go("/segments");
            visit.page.click("#b-models a:text-is('model-2026-11-22-1')");
            visit.settled();
            assertThat(visit.page.textContent("#b-compare")).contains("Agreement").contains("0.654");
            visit.page.onDialog(dialog -> dialog.accept());
            visit.page.click("#b-about button:text-is('Activate')");
            visit.page.waitForSelector("#said:has-text('is active')");
            assertThat(FakeServices.SENT).extracting(FakeServices.Sent::path).containsExactly("/v1/models/model-2026-11-22-1/activate");
            visit.isQuiet();
        }
    }

    @Test
    void a_period_chosen_once_holds_for_the_whole_page() {
        try (Visit visit = as("viewer")) {
            visit.go("/market");
            visit.page.fill("#c-figures-from", "2026-10-01");
            visit.page.waitForURL("**/market?from=2026-10-01");
            visit.page.waitForFunction("() => document.querySelector('#b-shares a[download]').href.includes('from=2026-10-01')");
            visit.isQuiet();
        }
    }

    @Test
    void an_operator_accepts_an_offer_for_a_customer() {
        FakeServices.ANSWERS.put("GET campaign/v1/offers/O-1",
                "{\"offer\":{\"offerId\":\"O-1\",\"status\":\"SENT\",\"customerId\":\"C-1\"},\"proof\":{}}");
        try (Visit visit = as("operator")) {
            visit.go("/offers/O-1");
            visit.page.click("button:text-is('Accept')");
            visit.page.waitForSelector("#said:has-text('accepted')");
            assertThat(FakeServices.SENT).extracting(FakeServices.Sent::path).containsExactly("/v1/offers/O-1/accept");
        }
    }

    @Test
    void an_operator_replays_a_dead_letter() {
        FakeServices.ANSWERS.put("POST segmentation/v1/dead-letters/7/replay", "{\"id\":7,\"outcome\":\"APPLIED\"}");
        try (Visit visit = as("operator")) {
            visit.go("/operations");
            visit.page.click("#b-dead-letters button:text-is('Replay')");
            visit.page.waitForSelector("#said:has-text('APPLIED')");
            visit.isQuiet();
        }
    }

    @Test
    void an_operator_uploads_a_file_and_sees_its_bad_lines() {
        FakeServices.ANSWERS.put("POST ingestion/v1/readings",
                "{\"uploadId\":\"u-1\",\"accepted\":1,\"rejected\":1,\"readings\":48,\"errors\":[{\"line\":3,\"code\":\"V01\",\"detail\":\"not a time\"}]}");
        try (Visit visit = as("operator")) {
            visit.go("/operations");
            visit.page.setInputFiles("input[type=file]",
                    new FilePayload("day.csv", "text/csv", "meterId,start,kwh\nM,x,1\n".getBytes(StandardCharsets.UTF_8)));
            visit.page.click("form.upload button");
            visit.page.waitForSelector("[data-report]:has-text('48 readings taken')");
            assertThat(visit.page.textContent("[data-report] table")).contains("not a time");
            visit.isAccessible();
            visit.isQuiet();
        }
    }

    @Test
    void a_viewer_is_offered_nothing_to_do() {
        try (Visit visit = as("viewer")) {
            visit.go("/operations");
            assertThat(visit.page.locator("[hx-post], form.upload").count()).isZero();
            visit.go("/campaigns/C-TOU-SWITCH");
            assertThat(visit.page.locator("[hx-post]").count()).isZero();
        }
    }

    @Test
    void a_table_is_sorted_by_keyboard_and_its_address_opens_the_same() {
        try (Visit visit = as("viewer")) {
            visit.go("/accounts");
            visit.page.focus("#b-ranking th button:has-text('Score')");
            visit.page.keyboard().press("Enter");
            visit.page.waitForSelector("#b-ranking th[aria-sort=ascending]");
            visit.page.waitForURL("**/accounts?*ranking.sort=score*");
            String first = visit.page.textContent("#b-ranking tbody tr");
            visit.page.reload();
            visit.settled();
            assertThat(visit.page.textContent("#b-ranking tbody tr")).isEqualTo(first);
        }
    }
}
