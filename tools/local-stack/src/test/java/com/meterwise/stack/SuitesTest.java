package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitesTest {
    @TempDir
    Path root;

    @Test
    void reports_are_summed_by_module() throws IOException {
        report("libs/contracts", "A", 3, 0, "1.5");
        report("libs/contracts", "B", 4, 0, "2.5");
        Suites.Suite suite = Suites.of(root).suites().get(0);
        assertThat(suite).isEqualTo(new Suites.Suite("libs/contracts", 7, 0, 0, 4.0, suite.budget()));
        assertThat(print()).isZero();
    }

    @Test
    void a_suite_over_its_budget_is_not_good() throws IOException {
        report("libs/contracts", "A", 3, 0, "100000");
        assertThat(print()).isEqualTo(1);
    }

    @Test
    void a_failed_test_is_not_good() throws IOException {
        report("libs/contracts", "A", 3, 1, "1");
        assertThat(print()).isEqualTo(1);
    }

    private int print() { return Suites.of(root).print(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)); }

    private void report(String module, String name, int tests, int failed, String seconds) throws IOException {
        Path folder = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(folder.resolve("TEST-" + name + ".xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%s" time="%s" tests="%d" errors="0" skipped="0" failures="%d"><properties/></testsuite>
                """.formatted(name, seconds, tests, failed));
    }
}
