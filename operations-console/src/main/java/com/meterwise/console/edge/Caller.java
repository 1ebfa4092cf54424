package com.meterwise.console.edge;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;

import com.meterwise.console.panel.Ask;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Services;
import com.meterwise.console.services.Tokens;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;

/** The person behind a request, and their questions. */
@RequestScoped
class Caller {
    private final SecurityIdentity identity;
    private final Services services;
    private final Tokens tokens;
    private final Prefs prefs;

    Caller(SecurityIdentity identity, Services services, Tokens tokens, Prefs prefs) {
        this.identity = identity;
        this.services = services;
        this.tokens = tokens;
        this.prefs = prefs;
    }

    String name() { return identity.getPrincipal().getName(); }

    /** @throws Refused if none of the person's roles is one of ours */
    Role role() {
        return Role.highest(identity.getRoles()).orElseThrow(() -> new Refused(403, "No role", "you have none of this console's roles"));
    }

    boolean may(Role least) { return role().covers(least); }

    /** Their own, if a provider gave them one; else the console's for their role. */
    private String token() {
        AccessTokenCredential own = identity.getCredential(AccessTokenCredential.class);
        return own == null ? tokens.of(role()) : own.getToken();
    }

    Ask ask(Map<String, String> parameters) {
        return new Ask(services, role(), token(), new LinkedHashMap<>(parameters), prefs.texts(), prefs.formats());
    }

    Prefs prefs() { return prefs; }
}
