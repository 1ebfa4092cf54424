package com.meterwise.console.edge;

import java.time.ZoneId;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.meterwise.console.text.Formats;
import com.meterwise.console.text.Texts;

/** Language and theme of this browser, from its cookies; the language from what it accepts until a person has chosen. */
@RequestScoped
class Prefs {
    static final String LANGUAGE = "mw-language";
    static final String THEME = "mw-theme";

    private final HttpHeaders headers;
    private final ZoneId zone;
    private final String currency;

    Prefs(HttpHeaders headers, @ConfigProperty(name = "meterwise.zone") String zone,
            @ConfigProperty(name = "meterwise.currency") String currency) {
        this.headers = headers;
        this.zone = ZoneId.of(zone);
        this.currency = currency;
    }

    Texts texts() {
        String chosen = cookie(LANGUAGE);
        return Texts.in(chosen != null ? chosen : headers.getAcceptableLanguages().get(0).toLanguageTag());
    }

    Formats formats() { return new Formats(texts().locale(), zone, currency); }

    String theme() { return "dark".equals(cookie(THEME)) ? "dark" : "light"; }

    private String cookie(String name) {
        Cookie cookie = headers.getCookies().get(name);
        return cookie == null ? null : cookie.getValue();
    }
}
