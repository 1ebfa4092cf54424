package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.meterwise.embedded.Root;

/** No password, token or key stands in the repository: places make their own. */
class SecretsTest {
    /** What builds, systems and editors leave; none of it is in the repository. */
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".local", "node_modules", ".idea", ".vscode");
    private static final int LARGEST = 1 << 20;

    @Test
    void no_file_of_the_repository_holds_a_secret() throws IOException {
        Path root = Root.find();
        List<String> found = new ArrayList<>();
        int[] read = new int[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString()) && !folder.equals(root)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile() || attributes.size() > LARGEST) return FileVisitResult.CONTINUE;
                read[0]++;
                String name = root.relativize(file).toString();
                for (String secret : Secrets.in(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)))
                    found.add(name + ": " + secret);
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(found).isEmpty();
        assertThat(read[0]).as("files read").isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.datasource.password=hunter22", "METERWISE_ERASURE_KEY: s3cr3t-of-ours",
            "  POSTGRES_PASSWORD: \"postgres\"",
            "export KAFKA_SASL_PASSWORD=abcdef", "\"clientSecret\": \"0123456789abcdef\",", "quarkus.oidc.credentials.secret=abc",
            "sasl.jaas.config=x required username=\"meterwise\" password=\"secret\";", "url=jdbc:postgresql://db/x?user=a&password=b",
            "KAFKA_URL: amqp://user:word@host/", "meterwise.console.tokens.admin=abcdefgh" })
    void a_secret_in_a_setting_is_found(String line) { assertThat(Secrets.in("deploy/any.yaml", "a: b\n" + line + "\n")).hasSize(1); }

    @ParameterizedTest
    @ValueSource(strings = { "quarkus.datasource.password=${PASSWORD}", "POSTGRES_PASSWORD_FILE: /run/secrets/postgres-password",
            "automountServiceAccountToken: false", "secret: {secretName: campaign-settings, defaultMode: 0440}",
            "postgres-password: {file: .local/compose/postgres-password}", "%test.meterwise.console.tokens.viewer=token-of-viewer",
            "quarkus.oidc.token.refresh-expired=true", "password=", "# password: what a person types", "secretKeyRef:",
            "url=http://localhost:8080/", "password: $(cat file)" })
    void a_reference_to_one_is_none(String line) { assertThat(Secrets.in("deploy/any.yaml", "a: b\n" + line + "\n")).isEmpty(); }

    @Test
    void keys_and_tokens_are_found_in_files_of_any_kind() {
        String base64 = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7";
        // put together here, lest this file be found itself
        for (String secret : List.of("-----BEGIN " + "PRIVATE KEY-----\n" + base64, "-----BEGIN RSA " + "PRIVATE KEY-----\n" + base64,
                "AKIA" + "ABCDEFGHIJKLMNOP", "ghp_" + "a".repeat(36),
                "eyJ" + "hbGciOiJSUzI1NiJ9." + "eyJ" + "zdWIiOiJyb290In0." + "c2lnbmF0dXJl".repeat(3)))
            assertThat(Secrets.in("src/Any.java", "String x = \"" + secret + "\";")).as(secret).hasSize(1);
        assertThat(Secrets.in("x/src/main/Any.java", "String password = \"hunter" + "22\";")).hasSize(1);
        assertThat(Secrets.in("x/src/main/Any.java", "String password = random(16);")).isEmpty();
    }
}
