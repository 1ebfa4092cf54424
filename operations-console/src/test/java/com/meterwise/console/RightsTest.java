package com.meterwise.console;

import static com.meterwise.console.PagesTest.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.services.Role;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Who may do what, by page and by direct request, and from which site. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class RightsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @BeforeEach
    void fresh() { FakeServices.reset(); }

    /** Every page, panel, export and what else can be asked for, and one that is not there. */
    private static List<String> addresses() {
        List<String> all = new ArrayList<>(List.of("/live", "/checks/condition?text=x", "/nothing/here", "/deeds/campaigns.one/pause"));
        for (Area area : Areas.all().everyOne()) {
            all.add(PagesTest.address(area));
            for (Panel panel : area.panels())
                for (String kind : List.of("/panels/", "/exports/"))
                    all.add(kind + area.id() + "/" + panel.id() + (area.detail() ? "?id=X-1" : ""));
        }
        return all;
    }

    /** Every form and upload. */
    private static List<String> forms() {
        List<String> all = new ArrayList<>(List.of("/uploads?shape=long", "/sign-out", "/deeds/nothing/here"));
        for (Area area : Areas.all().everyOne())
            for (Deed deed : area.deeds())
                all.add("/deeds/" + area.id() + "/" + deed.id() + "?id=X-1");
        return all;
    }

    private static List<RequestSpecification> strangers() {
        return List.of(given().redirects().follow(false), given().redirects().follow(false).cookie("quarkus-credential", "made-up"));
    }

    @Test
    void without_a_session_every_address_leads_to_the_sign_in_and_shows_nothing() {
        assertThat(addresses()).hasSizeGreaterThan(100);
        for (RequestSpecification stranger : strangers())
            for (String address : addresses())
                assertThat(seen(given().spec(stranger).redirects().follow(false).get(address))).as(address)
                        .isEqualTo("302 /sign-in, 0 bytes");
        assertThat(FakeServices.SENT).isEmpty();
    }

    @Test
    void without_a_session_no_form_does_anything() {
        assertThat(forms()).hasSizeGreaterThan(30);
        for (RequestSpecification stranger : strangers())
            for (String address : forms())
                assertThat(seen(given().spec(stranger).redirects().follow(false).contentType(FORM).post(address))).as(address)
                        .isEqualTo("302 /sign-in, 0 bytes");
        assertThat(FakeServices.SENT).isEmpty();
    }

    @Test
    void a_viewer_sees_by_direct_request_what_the_panel_is_for_and_nothing_else() {
        RequestSpecification viewer = as("viewer");
        int kept = 0;
        for (Area area : Areas.all().everyOne())
            for (Panel panel : area.panels()) {
                if (panel.role() == Role.VIEWER) continue;
                kept++;
                for (String kind : List.of("/panels/", "/exports/"))
                    given().spec(viewer).get(kind + area.id() + "/" + panel.id() + "?id=X-1").then().statusCode(403)
                            .body(equalTo(""));
            }
        assertThat(kept).isPositive();
    }

    private static String seen(Response answer) {
        String location = answer.header("Location") == null ? "" : URI.create(answer.header("Location")).getPath();
        return "%d %s, %d bytes".formatted(answer.statusCode(), location, answer.asByteArray().length);
    }

    @Test
    void a_viewer_can_do_nothing_by_direct_request() {
        RequestSpecification viewer = as("viewer");
        for (Area area : Areas.all().everyOne())
            for (Deed deed : area.deeds())
                given().spec(viewer).contentType(FORM).post("/deeds/" + area.id() + "/" + deed.id() + "?id=X-1").then().statusCode(403);
        given().spec(viewer).contentType("text/csv").body("meterId,start,kwh\n").post("/uploads?shape=long").then().statusCode(403);
        assertThat(FakeServices.SENT).isEmpty();
    }

    @Test
    void an_operator_cannot_do_what_a_manager_does() {
        RequestSpecification operator = as("operator");
        for (Area area : Areas.all().everyOne())
            for (Deed deed : area.deeds())
                if (deed.role() == Role.MANAGER)
                    given().spec(operator).contentType(FORM).post("/deeds/" + area.id() + "/" + deed.id() + "?id=X-1").then()
                            .statusCode(403);
        assertThat(FakeServices.SENT).isEmpty();
    }

    @Test
    void a_viewer_is_not_offered_what_an_operator_is() {
        given().spec(as("operator")).get("/panels/operations/findings").then().body(containsString("Acknowledge"));
        given().spec(as("viewer")).get("/panels/operations/findings").then().body(not(containsString("Acknowledge")));
        given().spec(as("viewer")).get("/operations").then().body(not(containsString("Dead letters")));
        given().spec(as("viewer")).get("/panels/operations/dead-letters").then().statusCode(403);
        given().spec(as("viewer")).get("/exports/operations/dead-letters").then().statusCode(403);
    }

    @Test
    void an_operator_replays_a_dead_letter() {
        RequestSpecification operator = as("operator");
        FakeServices.ANSWERS.put("POST segmentation/v1/dead-letters/7/replay", "{\"id\":7,\"outcome\":\"APPLIED\"}");
        given().spec(operator).get("/panels/operations/dead-letters").then()
                .body(containsString("operations/replay?service=segmentation&amp;letter=7"));
        given().spec(operator).contentType(FORM).post("/deeds/operations/replay?service=segmentation&letter=7").then().statusCode(200)
                .body(containsString("APPLIED"));
        assertThat(FakeServices.SENT)
                .containsExactly(new FakeServices.Sent("segmentation", "POST", "/v1/dead-letters/7/replay", "", "token-of-operator"));
    }

    @Test
    void a_file_goes_through_as_it_is_and_its_bad_lines_are_told() {
        FakeServices.ANSWERS.put("POST ingestion/v1/readings",
                "{\"uploadId\":\"u-1\",\"accepted\":1,\"rejected\":1,\"readings\":48,\"errors\":[{\"line\":3,\"code\":\"V01\",\"detail\":\"not a time\"}]}");
        String csv = "meterId,start,kwh\nM-1,2026-11-20T00:00:00Z,1\nM-1,x,1\n";
        given().spec(as("operator")).contentType("text/csv").body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/uploads?shape=long&interval=PT30M").then().statusCode(200)
                .body(containsString("48 readings taken, 1 lines refused"))
                .body(containsString("not a time"));
        assertThat(FakeServices.SENT).singleElement()
                .matches(sent -> sent.body().equals(csv) && sent.path().equals("/v1/readings?shape=long&interval=PT30M"));
    }

    @Test
    void what_a_service_refuses_is_told_in_its_words() {
        given().spec(as("manager")).contentType(FORM).formParam("again", "other").post("/deeds/customers.one/erase?id=X-1").then()
                .statusCode(200).body(containsString("the id was not repeated rightly"));
        assertThat(FakeServices.SENT).isEmpty();
    }

    @Test
    void another_site_cannot_make_a_browser_act() {
        RequestSpecification manager = as("manager");
        for (String site : List.of("cross-site", "same-site"))
            given().spec(manager).header("Sec-Fetch-Site", site).contentType(FORM).post("/deeds/campaigns.one/pause?id=C-1").then()
                    .statusCode(403);
        for (String origin : List.of("https://evil.example", "null"))
            given().spec(manager).header("Origin", origin).contentType(FORM).post("/deeds/campaigns.one/pause?id=C-1").then()
                    .statusCode(403);
        given().spec(manager).header("Sec-Fetch-Site", "same-origin").contentType(FORM).post("/deeds/campaigns.one/pause?id=C-1").then()
                .statusCode(200);
        given().redirects().follow(false).header("Sec-Fetch-Site", "cross-site").formParam("j_username", "viewer")
                .formParam("j_password", "look")
                .post("/j_security_check").then().statusCode(403);
    }

    @Test
    void what_nobody_else_has_approved_is_a_managers_to_approve() {
        FakeServices.ANSWERS.put("GET campaign/v1/products/P-TOU-SWITCH/versions",
                "{\"items\":[{\"author\":\"operator\",\"approver\":null}]}");
        given().spec(as("operator")).get("/panels/campaigns/products").then().body(not(containsString("approve-product")));
        given().spec(as("manager")).get("/panels/campaigns/products").then()
                .body(containsString("approve-product?id=P-TOU-SWITCH"), not(containsString("approve-product?id=P-DEMAND-MODE")));
        given().spec(as("manager")).contentType(FORM).post("/deeds/campaigns/approve-product?id=P-TOU-SWITCH").then().statusCode(200)
                .body(containsString("P-TOU-SWITCH is approved"));
    }
}
