package com.meterwise.console;

import static com.meterwise.console.PagesTest.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.services.Role;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Who may do what, by page and by direct request, and from which site. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class RightsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @BeforeEach
    void fresh() { FakeServices.reset(); }

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
