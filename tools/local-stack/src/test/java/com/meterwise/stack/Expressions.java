package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What dashboards and alert rules ask of Prometheus. */
final class Expressions {
    private static final Path OBSERVABILITY = Path.of("deploy/observability");
    /** Prometheus makes up itself. */
    private static final Set<String> OWN = Set.of("up");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(by|without) \\([^)]*\\)|\\[[^]]*]|\"[^\"]*\"");
    /** A name not followed by a parenthesis, which would make it a function, and no keyword. */
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*_[a-z0-9_]+\\b(?!\\s*\\()|\\bup\\b");

    private Expressions() {}

    static Set<String> names(Path root) {
        Set<String> names = new TreeSet<>();
        List<String> all = new ArrayList<>(ofDashboards(root));
        rules(root).forEach(rule -> all.add(rule.path("expr").asText()));
        for (String expression : all) {
            Matcher name = NAME.matcher(LABELS.matcher(expression).replaceAll(""));
            boolean any = false;
            while (name.find()) {
                any = true;
                if (!OWN.contains(name.group())) names.add(name.group());
            }
            if (!any) throw new AssertionError("no metric in " + expression);
        }
        return names;
    }

    static List<JsonNode> rules(Path root) {
        try {
            Object parsed = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(root.resolve(OBSERVABILITY).resolve("prometheus/rules.yml")));
            List<JsonNode> rules = new ArrayList<>();
            new ObjectMapper().<JsonNode>valueToTree(parsed).path("groups").forEach(group -> group.path("rules").forEach(rules::add));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> dashboards(Path root) {
        List<JsonNode> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(OBSERVABILITY).resolve("grafana/dashboards"))) {
            for (Path file : files.sorted().toList())
                dashboards.add(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return dashboards;
    }

    private static List<String> ofDashboards(Path root) {
        return dashboards(root).stream().flatMap(board -> board.findValuesAsText("expr").stream()).toList();
    }
}
