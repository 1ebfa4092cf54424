package com.meterwise.console.edge;

import java.time.Duration;

import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;
import com.meterwise.console.services.ServiceDown;
import com.meterwise.console.services.Services;
import com.meterwise.console.services.Tokens;

/** Whether something has happened: the services' own counts, looked at once for all who watch. Safe for many threads. */
final class Pulse {
    private final Services services;
    private final Tokens tokens;
    private final Duration every;
    private long lookedAtNanos;
    private String seen;

    Pulse(Services services, Tokens tokens, Duration every) {
        this.services = services;
        this.tokens = tokens;
        this.every = every;
    }

    Duration every() { return every; }

    /** Differs from an earlier one if something has happened since. */
    synchronized String now() {
        if (seen == null || System.nanoTime() - lookedAtNanos >= every.toNanos() * 9 / 10) {
            StringBuilder all = new StringBuilder();
            for (Service service : Service.values())
                all.append(status(service)).append('\n');
            seen = all.toString();
            lookedAtNanos = System.nanoTime();
        }
        return seen;
    }

    private String status(Service service) {
        try {
            return services.get(service, "/v1/status", tokens.of(Role.VIEWER)).toString();
        } catch (ServiceDown | Refused e) {
            return service.id() + " down";
        }
    }
}
