package com.meterwise.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Settings that are known to lose messages or memory are not used. */
class ConfigurationLintTest {
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.([\\w-]+)\\.connector");
    private static final Properties SETTINGS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = ConfigurationLintTest.class.getResourceAsStream("/application.properties")) {
            SETTINGS.load(file);
        }
    }

    private static Set<String> incoming() {
        return SETTINGS.stringPropertyNames().stream().map(INCOMING::matcher).filter(java.util.regex.Matcher::matches)
                .map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String of(String channel, String setting) {
        return SETTINGS.getProperty("mp.messaging.incoming.%s.%s".formatted(channel, setting));
    }

    @Test
    void every_incoming_channel_names_its_failure_strategy() {
        assertThat(incoming()).isNotEmpty()
                .allSatisfy(channel -> assertThat(of(channel, "failure-strategy")).isEqualTo("dead-letter-queue"));
    }

    @Test
    void no_channel_commits_the_latest_or_by_itself() {
        assertThat(incoming()).allSatisfy(channel -> {
            assertThat(of(channel, "commit-strategy")).isEqualTo("throttled");
            assertThat(of(channel, "enable.auto.commit")).isEqualTo("false");
        });
    }

    @Test
    void nothing_is_sent_without_waiting_and_no_buffer_is_unbounded() {
        assertThat(SETTINGS.stringPropertyNames()).noneMatch(name -> name.endsWith("waitForWriteCompletion"));
        assertThat(SETTINGS.values()).noneMatch(value -> value.toString().contains("UNBOUNDED_BUFFER"));
    }
}
