package com.meterwise.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Panel;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Pages and panels as a browser asks for them, the four services answering as they did once. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class PagesTest {
    /** What the recorded system held none of, or does not serve yet. */
    private static final List<String> EMPTY = List.of("market/packages", "accounts/groups", "accounts.one/tasks",
            "forecasts/inputs", "operations/audit");

    @BeforeEach
    void fresh() { FakeServices.reset(); }

    static RequestSpecification as(String role) {
        String cookie = given().redirects().follow(false).formParam("j_username", role).formParam("j_password", "look")
                .post("/j_security_check").then().statusCode(302).extract().cookie("quarkus-credential");
        return given().redirects().follow(false).cookie("quarkus-credential", cookie);
    }

    static String address(Area area) {
        if (area.id().equals("overview")) return "/";
        return "/" + (area.detail() ? area.id().replace(".one", "/X-1") : area.id());
    }

    @Test
    void every_page_is_there_for_a_viewer_who_has_signed_in() {
        RequestSpecification viewer = as("viewer");
        for (Area area : Areas.all().everyOne())
            given().spec(viewer).get(address(area)).then().statusCode(200).body(containsString("<h1>" + area.title()));
    }

    @Test
    void every_panel_shows_what_the_service_answered() {
        RequestSpecification manager = as("manager");
        List<String> silent = new ArrayList<>();
        for (Area area : Areas.all().everyOne()) {
            for (Panel panel : area.panels()) {
                String name = area.id() + "/" + panel.id();
                String html = given().spec(manager).get("/panels/" + name + (area.detail() ? "?id=X-1" : "")).then().statusCode(200)
                        .extract()
                        .asString();
                if (html.contains("class=\"trouble") || html.contains("class=\"empty")) silent.add(name);
            }
        }
        assertThat(EMPTY).containsAll(silent);
    }

    @Test
    void every_table_is_a_file_too() {
        RequestSpecification viewer = as("viewer");
        String csv = given().spec(viewer).get("/exports/accounts/ranking?ranking.sort=score&ranking.dir=desc").then().statusCode(200)
                .contentType("text/csv").extract().asString();
        assertThat(csv.lines().findFirst()).contains(
                "worth.rank.rank,customerId,tier,score,paretoClass,worth.money.revenue,worth.money.margin,worth.lifetimeValue,worth.risk.total,worth.atRisk,worth.rank.stability");
        assertThat(csv.lines().count()).isGreaterThan(5);
    }

    @Test
    void a_stranger_is_sent_to_the_sign_in() {
        given().redirects().follow(false).get("/segments").then().statusCode(302).header("Location", containsString("/sign-in"));
        given().get("/sign-in").then().statusCode(200).body(containsString("j_username"));
    }

    @Test
    void a_fragment_asked_for_after_the_session_ended_moves_the_whole_page() {
        given().header("HX-Request", "true").get("/sign-in").then().statusCode(204).header("HX-Redirect", "/sign-in");
    }

    @Test
    void a_wrong_password_says_so() {
        given().redirects().follow(false).formParam("j_username", "viewer").formParam("j_password", "wrong").post("/j_security_check")
                .then()
                .statusCode(302).header("Location", containsString("failed=true"));
        given().get("/sign-in?failed=true").then().body(containsString("do not go together"));
    }

    @Test
    void one_service_down_leaves_the_others_panels_standing() {
        FakeServices.DOWN.add("segmentation");
        RequestSpecification viewer = as("viewer");
        given().spec(viewer).get("/panels/segments/cards").then().statusCode(200)
                .body(containsString("The segmentation service does not answer"));
        given().spec(viewer).get("/panels/overview/readings").then().statusCode(200).body(not(containsString("trouble")));
        given().spec(viewer).get("/exports/segments/table").then().statusCode(503);
        given().spec(viewer).get("/panels/operations/stages").then().body(containsString("does not answer"), containsString("answers"));
    }

    @Test
    void the_services_see_the_token_of_the_persons_role_and_the_browser_none() {
        given().spec(as("manager")).contentType("application/x-www-form-urlencoded").post("/deeds/campaigns.one/pause?id=C-1").then()
                .statusCode(200).header("HX-Trigger", "acted").body(containsString("paused"), not(containsString("token-of")));
        assertThat(FakeServices.SENT).extracting(FakeServices.Sent::token).containsExactly("token-of-manager");
    }

    @Test
    void a_table_sorts_filters_and_tells_the_address_what_was_chosen() {
        String html = given().spec(as("viewer")).header("HX-Current-URL", "http://here/customers?found.q=INDUSTRIAL")
                .get("/panels/customers/found?found.sort=annualRevenue&found.dir=desc").then().statusCode(200)
                .header("HX-Replace-Url", "/customers?found.dir=desc&found.q=INDUSTRIAL&found.sort=annualRevenue").extract().asString();
        assertThat(html).contains("aria-sort=\"descending\"").contains("INDUSTRIAL").doesNotContain("RESIDENTIAL");
    }

    @Test
    void chinese_is_spoken_to_a_browser_that_asks_for_it() {
        given().header("Accept-Language", "zh-CN").get("/sign-in").then().body(containsString("lang=\"zh-CN\""), containsString("登录"));
        given().cookie("mw-language", "zh").get("/sign-in").then().body(containsString("登录"));
        given().header("Accept-Language", "fr").get("/sign-in").then().body(containsString("lang=\"en\""));
    }

    @Test
    void a_choice_of_language_comes_back_to_the_page_and_nowhere_else() {
        given().redirects().follow(false).formParam("name", "theme").formParam("value", "dark").formParam("back", "//evil.example")
                .post("/preferences").then().statusCode(303).header("Location", not(containsString("evil"))).cookie("mw-theme", "dark");
        given().redirects().follow(false).formParam("name", "theme").formParam("value", "pink").post("/preferences").then().statusCode(400);
    }

    @Test
    void headers_forbid_what_the_page_does_not_need() {
        given().get("/sign-in").then().header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", "nosniff").header("Cache-Control", containsString("no-store"));
    }
}
