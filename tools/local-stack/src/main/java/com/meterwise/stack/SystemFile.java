package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.Json;
import com.meterwise.embedded.LocalTokens;

/**
 * How to reach a running system: {@code system.json}, for scripts; only its owner may read it, since it holds the tokens.
 *
 * @param services   address by name
 * @param management address of health, metrics and OpenAPI by name
 * @param tokens     bearer token by role
 */
record SystemFile(Map<String, String> services, Map<String, String> management, String kafka, Map<String, String> tokens) {
    static final String NAME = "system.json";
    static final List<String> ROLES = List.of("ingest", "viewer", "operator", "manager", "admin");

    SystemFile {
        services = new LinkedHashMap<>(services);
        management = new LinkedHashMap<>(management);
        tokens = new LinkedHashMap<>(tokens);
    }

    static SystemFile of(PortPlan ports, List<Service> running, String kafka, LocalTokens issuer) {
        Map<String, String> services = new LinkedHashMap<>();
        Map<String, String> management = new LinkedHashMap<>();
        Map<String, String> tokens = new LinkedHashMap<>();
        running.forEach(service -> services.put(service.id(), ports.urlOf(service)));
        running.forEach(service -> management.put(service.id(), ports.managementUrlOf(service)));
        ROLES.forEach(role -> tokens.put(role, issuer.token(role)));
        return new SystemFile(services, management, kafka, tokens);
    }

    /** With one more process. @param name as segmentation-1 */
    SystemFile with(String name, String url, String managementUrl) {
        SystemFile more = new SystemFile(services, management, kafka, tokens);
        more.services.put(name, url);
        more.management.put(name, managementUrl);
        return more;
    }

    SystemFile without(String name) {
        SystemFile fewer = new SystemFile(services, management, kafka, tokens);
        fewer.services.remove(name);
        fewer.management.remove(name);
        return fewer;
    }

    /** @throws Failed if no system runs with this folder */
    static SystemFile of(Path data) {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) throw new Failed("no system runs with %s: ./start it".formatted(data));
        try {
            return Json.MAPPER.readValue(file.toFile(), SystemFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path data) {
        try {
            Path fresh = Files.createTempFile(data, NAME, ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            Files.move(fresh, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path data) {
        try {
            Files.deleteIfExists(data.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rest rest(Service service, String role) {
        String url = services.get(service.id());
        if (url == null) throw new Failed("no %s runs".formatted(service.id()));
        return new Rest(service.id(), URI.create(url), tokens.get(role));
    }
}
