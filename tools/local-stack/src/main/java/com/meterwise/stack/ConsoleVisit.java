package com.meterwise.stack;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Signs in to the console as a viewer and looks at panels of each service, as a browser asks for them. */
final class ConsoleVisit {
    private static final List<String> PANELS = List.of("overview/readings", "overview/customers", "overview/load", "segments/cards",
            "accounts/ranking", "forecasts/accuracy", "losses/ranking", "customers/found", "campaigns/list", "offers/list");
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(WAIT)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    private final String address;

    ConsoleVisit(String address) { this.address = address; }

    /** @return panels that showed something; 0 if nobody can sign in */
    int panels(String password) {
        send(HttpRequest.newBuilder(URI.create(address + "/j_security_check")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("j_username=viewer&j_password=" + password)));
        return (int) PANELS.stream().filter(this::shows).count();
    }

    static int wanted() { return PANELS.size(); }

    private boolean shows(String panel) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + "/panels/" + panel)).GET());
        return answer.statusCode() == 200 && !answer.body().contains("class=\"trouble") && !answer.body().contains("class=\"empty");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.timeout(WAIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failed("the console does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }
}
