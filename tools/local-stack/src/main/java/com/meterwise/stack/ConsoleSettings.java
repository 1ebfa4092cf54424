package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;

import com.meterwise.embedded.LocalTokens;

/** What the console needs to know of one machine's system: addresses, a token a role, and a person a role who signs in with the password. */
final class ConsoleSettings {
    static final String NAME = "console.properties";
    static final List<String> ROLES = List.of("viewer", "operator", "manager", "admin");
    private static final int PASSWORD = 12;

    private ConsoleSettings() {}

    /** Of every role; it stays with the folder's data. */
    static String password(Path data) {
        return Secret.in(data.resolve("console.password")).substring(0, PASSWORD);
    }

    /** Writes them anew, since ports and tokens may have changed; only the owner may read them. */
    static Path write(Path data, PortPlan ports, List<Service> services, LocalTokens tokens) {
        try {
            Path fresh = Files.createTempFile(data, NAME, ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text(data, ports::urlOf, services, tokens));
            return Files.move(fresh, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param urlOf where the console finds a service, which is elsewhere in a container */
    static String text(Path data, Function<Service, String> urlOf, List<Service> services, LocalTokens tokens) {
        StringBuilder text = new StringBuilder();
        for (Service service : services)
            if (service != Service.CONSOLE) line(text, "meterwise.console.services." + service.id(), urlOf.apply(service));
        for (String role : ROLES) {
            line(text, "meterwise.console.tokens." + role, tokens.token(role));
            line(text, "quarkus.security.users.embedded.users." + role, password(data));
            line(text, "quarkus.security.users.embedded.roles." + role, role);
        }
        line(text, "quarkus.http.auth.session.encryption-key", Secret.in(data.resolve("console.key")));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) { text.append(name).append('=').append(value).append('\n'); }
}
