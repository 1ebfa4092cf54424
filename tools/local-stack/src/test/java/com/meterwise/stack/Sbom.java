package com.meterwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;

/** A CycloneDX list of a service's libraries, to be held against the jars the service is really shipped with. */
record Sbom(List<Component> components) {
    /** Licences that would bind what stands beside them, or forbid a trade. */
    private static final Pattern BINDING = Pattern
            .compile("(?i)gpl|general public|affero|sspl|server side public|busl|business source|commons clause|non-?commercial");
    private static final Pattern HARMLESS = Pattern.compile("(?i)lgpl|lesser|classpath");

    Sbom {
        components = List.copyOf(components);
    }

    /** @param licences any of which may be chosen */
    record Component(String group, String name, String version, List<String> licences) {
        Component {
            licences = List.copyOf(licences);
        }

        /** Whether it may stand in a product of any licence. */
        boolean isFree() {
            return licences.stream().anyMatch(one -> !BINDING.matcher(one).find() || HARMLESS.matcher(one).find());
        }

        /** Whether it is this jar, named as in {@code quarkus-app/lib}; a classifier may follow the version. */
        boolean is(String jar) {
            String name = "%s.%s-%s".formatted(group, this.name, version);
            return jar.equals(name + ".jar") || jar.startsWith(name + "-") && jar.endsWith(".jar");
        }

        @Override
        public String toString() { return "%s:%s:%s".formatted(group, name, version); }
    }

    static Sbom of(Path file) throws IOException { return of(Json.MAPPER.readTree(file.toFile())); }

    static Sbom of(JsonNode list) {
        List<Component> components = new ArrayList<>();
        for (JsonNode one : list.path("components")) {
            List<String> licences = new ArrayList<>();
            for (JsonNode choice : one.path("licenses"))
                for (JsonNode text : List.of(choice.path("license").path("id"), choice.path("license").path("name"),
                        choice.path("expression")))
                    if (text.isTextual() && !text.asText().isBlank()) licences.add(text.asText());
            components.add(new Component(one.path("group").asText(), one.path("name").asText(), one.path("version").asText(), licences));
        }
        return new Sbom(components);
    }

    /** @return names of the jars beside a built service, sorted */
    static List<String> shipped(Path application) throws IOException {
        List<String> shipped = new ArrayList<>();
        for (String folder : List.of("boot", "main"))
            try (Stream<Path> jars = Files.list(application.resolve("lib").resolve(folder))) {
                jars.map(jar -> jar.getFileName().toString()).sorted().forEach(shipped::add);
            }
        return shipped;
    }

    /**
     * What is wrong, a line each.
     *
     * @param shipped jars, see {@link #shipped}
     * @param gpl     whether the service is under the GPL itself, and so may rest on it
     */
    List<String> objections(List<String> shipped, boolean gpl) {
        List<String> objections = new ArrayList<>();
        for (Component one : components) {
            if (one.version().isBlank()) objections.add(one + " has no version");
            if (one.licences().isEmpty()) objections.add(one + " has no licence");
            else if (!one.isFree() && !gpl) objections.add("%s is under %s".formatted(one, one.licences()));
        }
        for (String jar : shipped)
            if (components.stream().noneMatch(one -> one.is(jar))) objections.add(jar + " is shipped and not listed");
        return objections;
    }
}
