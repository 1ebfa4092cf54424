package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.meterwise.embedded.Root;

/** What docs/security.md says is proved. */
class SecurityDocTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern RISK = Pattern.compile("(?m)^\\| (API\\d+) .*\\| ([^|]+) \\|$");

    private final Path root = Root.find();

    @Test
    void every_test_it_names_exists() throws IOException {
        Set<String> named = new TreeSet<>(named(Files.readString(root.resolve("docs/security.md"))));
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void each_of_the_ten_risks_names_a_test() throws IOException {
        List<MatchResult> risks = RISK.matcher(Files.readString(root.resolve("docs/security.md"))).results().toList();
        assertThat(risks).extracting(risk -> risk.group(1)).containsExactly("API1", "API2", "API3", "API4", "API5", "API6", "API7", "API8",
                "API9", "API10");
        assertThat(risks).allSatisfy(risk -> assertThat(named(risk.group(2))).as(risk.group(1)).isNotEmpty());
    }

    private static List<String> named(String text) { return TEST.matcher(text).results().map(match -> match.group(1)).toList(); }

    private Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return Set.of("target", ".git", ".local", "main").contains(folder.getFileName().toString()) && !folder.equals(root)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.endsWith("Test.java")) tests.add(name.replace(".java", ""));
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }
}
