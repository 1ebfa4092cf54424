package com.meterwise.console.services;

import java.util.Map;

/** The bearer tokens the console shows the services, one a role. They stay on the server. */
public final class Tokens {
    private final Map<Role, String> tokens;

    public Tokens(Map<Role, String> tokens) { this.tokens = Map.copyOf(tokens); }

    /** @throws Refused if the configuration has none for the role */
    public String of(Role role) {
        String token = tokens.get(role);
        if (token == null) throw new Refused(503, "Not configured", "the console has no token for the role " + role.id());
        return token;
    }

    @Override
    public String toString() { return "tokens of " + tokens.keySet(); }
}
