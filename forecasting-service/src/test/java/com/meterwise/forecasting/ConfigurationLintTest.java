package com.meterwise.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Settings known to lose messages or memory. This service reads and writes Kafka through the platform alone. */
class ConfigurationLintTest {
    private static final Properties SETTINGS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = ConfigurationLintTest.class.getResourceAsStream("/application.properties")) {
            SETTINGS.load(file);
        }
    }

    @Test
    void no_channel_goes_around_the_platforms_intake_and_outbox() {
        assertThat(SETTINGS.getProperty("quarkus.application.name")).isEqualTo("forecasting-service");
        assertThat(SETTINGS.stringPropertyNames()).noneMatch(name -> name.contains("mp.messaging."));
    }

    @Test
    void nothing_commits_by_itself_or_waits_for_nothing() {
        assertThat(SETTINGS.stringPropertyNames())
                .noneMatch(name -> name.endsWith("enable.auto.commit") || name.endsWith("waitForWriteCompletion"));
        assertThat(SETTINGS.values()).noneMatch(value -> value.equals("latest") || value.equals("UNBOUNDED_BUFFER"));
    }
}
