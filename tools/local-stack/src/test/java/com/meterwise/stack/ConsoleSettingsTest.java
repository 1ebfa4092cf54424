package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.embedded.LocalTokens;

class ConsoleSettingsTest {
    @TempDir
    Path data;

    private Properties written() throws IOException {
        Path file = ConsoleSettings.write(data, new PortPlan(18_080), List.of(Service.values()), LocalTokens.in(data.resolve("tokens")));
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            settings.load(in);
        }
        return settings;
    }

    @Test
    void every_role_has_a_token_and_a_person_with_that_role_only() throws IOException {
        Properties settings = written();
        for (String role : ConsoleSettings.ROLES) {
            assertThat(settings.getProperty("meterwise.console.tokens." + role)).isNotBlank();
            assertThat(settings.getProperty("quarkus.security.users.embedded.roles." + role)).isEqualTo(role);
        }
        assertThat(settings.getProperty("meterwise.console.services.segmentation")).isEqualTo("http://127.0.0.1:18082");
        assertThat(settings.stringPropertyNames()).doesNotContain("meterwise.console.services.console");
    }

    @Test
    void the_password_stays_with_the_data_and_only_the_owner_reads_the_file() throws IOException {
        String password = written().getProperty("quarkus.security.users.embedded.users.viewer");
        assertThat(password).hasSize(12).isEqualTo(ConsoleSettings.password(data));
        assertThat(written().getProperty("quarkus.security.users.embedded.users.viewer")).isEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(ConsoleSettings.NAME)))).isEqualTo("rw-------");
    }
}
