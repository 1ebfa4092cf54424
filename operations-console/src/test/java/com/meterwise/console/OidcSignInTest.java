package com.meterwise.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Signing in at a provider, with the profile that makes the console do so. */
@QuarkusTest
@TestProfile(OidcSignInTest.WithProvider.class)
@QuarkusTestResource(value = FakeServices.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = FakeIdentityProvider.class, restrictToAnnotatedClass = true)
class OidcSignInTest {
    /** As %oidc sets it, on top of what tests need. */
    public static final class WithProvider implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() { return "test,oidc"; }
    }

    @TestHTTPResource("/")
    URL root;

    private HttpClient browser;

    @BeforeEach
    void fresh() {
        FakeServices.reset();
        browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        if (headers.length > 0) request.headers(headers);
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private int post(String path) throws IOException, InterruptedException { return sent(path).statusCode(); }

    private HttpResponse<String> sent(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    @Test
    void a_person_comes_back_from_the_provider_and_the_services_see_their_own_token() throws Exception {
        FakeIdentityProvider.role = "operator";
        HttpResponse<String> page = get("operations");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Operations").contains("operator").doesNotContain("eyJ");
        assertThat(post("deeds/operations/replay?service=segmentation&letter=7")).isEqualTo(200);
        assertThat(FakeServices.SENT).singleElement().matches(sent -> sent.token().startsWith("eyJ"));
        assertThat(post("deeds/campaigns.one/pause?id=C-1")).as("an operator is no manager").isEqualTo(403);
    }

    @Test
    void a_viewer_stays_a_viewer() throws Exception {
        FakeIdentityProvider.role = "viewer";
        assertThat(get("operations").body()).doesNotContain("Dead letters");
        assertThat(post("deeds/operations/replay?service=segmentation&letter=7")).isEqualTo(403);
        assertThat(FakeServices.SENT).isEmpty();
    }

    @Test
    void a_fragment_asked_for_after_the_session_ended_is_not_sent_to_the_provider() throws Exception {
        assertThat(get("panels/overview/readings", "HX-Request", "true").statusCode()).isEqualTo(499);
    }

    @Test
    void signing_out_ends_the_session_at_the_provider_too() throws Exception {
        assertThat(get("customers").statusCode()).isEqualTo(200);
        assertThat(sent("sign-out").uri().getPath()).isEqualTo("/ended");
    }

    @Test
    void nobody_comes_in_by_the_form() throws Exception {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(URI.create(root + "panels/overview/readings"))
                .header("Cookie", "quarkus-credential=made-up").header("HX-Request", "true").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(499);
    }
}
