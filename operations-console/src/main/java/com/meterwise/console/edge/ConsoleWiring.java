package com.meterwise.console.edge;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.console.pages.Areas;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;
import com.meterwise.console.services.Services;
import com.meterwise.console.services.Tokens;

/** Builds the plain objects from the configuration. */
@Singleton
class ConsoleWiring {
    @Produces
    @Singleton
    Services services(ConsoleConfig config) {
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (Service service : Service.values())
            if (config.services().containsKey(service.id())) addresses.put(service, config.services().get(service.id()));
        return new Services(addresses, config.answerWithin(), config.actWithin());
    }

    @Produces
    @Singleton
    Tokens tokens(ConsoleConfig config) {
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values())
            if (config.tokens().containsKey(role.id())) tokens.put(role, config.tokens().get(role.id()));
        return new Tokens(tokens);
    }

    @Produces
    @Singleton
    Areas areas() { return Areas.all(); }

    @Produces
    @Singleton
    Pulse pulse(Services services, Tokens tokens, ConsoleConfig config) { return new Pulse(services, tokens, config.lookEvery()); }
}
